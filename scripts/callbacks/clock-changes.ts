/** A moment at which a zone changes its clocks, or does not. */
export interface ClockChange {
  zone: string;
  /** `gap`: a stretch of wall time is skipped; `overlap`: one comes twice. */
  kind: 'gap' | 'overlap' | 'none';
  at: Date;
  /** Minutes that are skipped or come twice. */
  minutes: number;
}

const ZONES = ['Europe/Paris', 'America/Santiago', 'Australia/Lord_Howe'];
/** Has none. */
const STEADY = 'Asia/Kolkata';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A year has one of each kind for each zone. */
const YEAR = 366 * 24 * HOUR;

/** All changes of a year from a moment on, in their order: both kinds, north and south, whole hours and a half; and a zone without. */
export function clockChanges(from: Date): ClockChange[] {
  const found = ZONES.flatMap((zone) => changesOf(zone, from));
  const last = Math.max(...found.map(({ at }) => at.getTime()));
  return [
    ...found.sort((a, b) => a.at.getTime() - b.at.getTime()),
    { zone: STEADY, kind: 'none', at: new Date(last + 7 * 24 * HOUR), minutes: 0 },
  ];
}

function changesOf(zone: string, from: Date): ClockChange[] {
  const changes: ClockChange[] = [];
  const start = Math.ceil(from.getTime() / HOUR) * HOUR;
  for (let at = start; at < start + YEAR; at += HOUR / 2) {
    const minutes = offsetAt(zone, at) - offsetAt(zone, at - 1);
    if (minutes)
      changes.push({ zone, kind: minutes > 0 ? 'gap' : 'overlap', at: new Date(at), minutes: Math.abs(minutes) });
  }
  return changes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** East of UTC, in minutes. By `Intl`: the app reckons by Temporal. */
function offsetAt(zone: string, at: number): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' });
  formats.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name)!;
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
