export type Tone = 'ok' | 'warn' | 'bad';

/** Points of a hundred below the target that are only a warning. */
const NEAR = 10;
/** A wait of so many times the target is too long. */
const FAR = 3;

/** Of a service level against its target in percent. */
export function levelTone(level: number | null, targetPercent: number | null): Tone | undefined {
  if (level === null || targetPercent === null) return undefined;
  const missing = targetPercent - Math.round(level * 100);
  if (missing <= 0) return 'ok';
  return missing <= NEAR ? 'warn' : 'bad';
}

/** Of whoever waits longest, against the seconds in which he should have been answered. */
export function waitTone(seconds: number, targetSeconds: number): Tone | undefined {
  if (seconds <= targetSeconds) return undefined;
  return seconds <= targetSeconds * FAR ? 'warn' : 'bad';
}

/** The target of all rows together: null where they differ. */
export function commonTarget<T>(rows: readonly T[], of: (row: T) => number): number | null {
  const [first, ...others] = rows.map(of);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}
