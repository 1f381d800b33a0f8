import type { BusinessHours } from '@guichet/calendars';
import type { SlaKind } from '@guichet/contracts';
import type { rows } from '@guichet/platform';
import type { DatedPolicy } from '../policies/policies.query.ts';
import type { Advanced, KeptClock } from './advance.ts';
import type { Measured, Terms } from './clock.ts';
import type { NamedHours } from './kept-hours.service.ts';

const MINUTE = 60_000;

/** A policy's promise of a kind; null when it promises none. */
export function termsOf(policy: DatedPolicy, kind: SlaKind, hours: NamedHours | null): Terms | null {
  const seconds = policy.targets[kind];
  if (seconds === null) return null;
  const targetMs = seconds * 1000;
  // A warning that comes with the contact itself would say nothing.
  const warnMs = Math.min(policy.warnMinutes * MINUTE, targetMs / 2);
  return { targetMs, warnMs, hours: hours?.hours ?? null };
}

/** What a row keeps of its clock; without a row, what began since the policy holds. */
export function keptOf(
  row: rows.SlaClock | undefined,
  policy: DatedPolicy,
  hours: NamedHours | null,
  known: ReadonlyMap<string, BusinessHours>,
): KeptClock {
  const none = { startedAt: null, measured: [], warnedAt: null, breachedAt: null };
  if (!row) return { ...none, countsFrom: policy.appliesFrom, hours: null, hasOtherHours: false };
  const { countsFrom, startedAt, warnedAt, breachedAt, hoursId } = row;
  return {
    ...{ countsFrom, startedAt, warnedAt, breachedAt },
    measured: measuredOf(row.measured),
    hours: (hoursId && known.get(hoursId)) || null,
    hasOtherHours: hoursId !== (hours?.id ?? null),
  };
}

const measuredOf = (stored: rows.SlaClock['measured']): Measured[] =>
  (stored as { from: string; to: string; ms: number }[]).map(({ from, to, ms }) => ({
    ...{ from: new Date(from), to: new Date(to), ms },
  }));

interface Written {
  policy: DatedPolicy;
  kind: SlaKind;
  hours: NamedHours | null;
  countsFrom: Date;
  advanced: Advanced;
  now: Date;
}

/** A clock as its row has it. */
export function rowOf({ policy, kind, hours, countsFrom, advanced, now }: Written) {
  const { startedAt, clock, warnedAt, breachedAt, nextAt } = advanced;
  return {
    ...{ policyId: policy.id, targetSeconds: policy.targets[kind], warnSeconds: policy.warnMinutes * 60 },
    ...{ hoursId: hours?.id ?? null, countsFrom, startedAt, warnedAt, breachedAt, nextAt, computedAt: now },
    measured: (clock?.measured ?? []).map(({ from, to, ms }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      ms,
    })),
    ...{ state: clock?.state ?? 'idle', isRunning: clock?.isRunning ?? false },
    ...{ elapsedMs: clock?.elapsedMs ?? 0, warnAt: clock?.warnAt ?? null, dueAt: clock?.dueAt ?? null },
  };
}

/** Nothing is promised any more; what was measured and announced stays, in case it is again. */
export const unpromised = (now: Date) => ({
  ...{ policyId: null, targetSeconds: null, state: 'idle', isRunning: false },
  ...{ warnAt: null, dueAt: null, nextAt: null, computedAt: now },
});
