export interface SnoozePreset {
  name: 'hour' | 'hours' | 'evening' | 'tomorrow' | 'monday';
  until: Date;
}

const at = (now: Date, days: number, hour: number) => {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
};

/** The usual moments, in the agent's own zone; this evening only while it is still to come. */
export function snoozePresets(now: Date): SnoozePreset[] {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { name: 'hour', until: new Date(now.getTime() + 3_600_000) },
    { name: 'hours', until: new Date(now.getTime() + 3 * 3_600_000) },
    ...(now.getHours() < 17 ? [{ name: 'evening', until: at(now, 0, 18) } as const] : []),
    { name: 'tomorrow', until: at(now, 1, 9) },
    ...(untilMonday > 1 ? [{ name: 'monday', until: at(now, untilMonday, 9) } as const] : []),
  ];
}

/** A date for `<input type="datetime-local">`, in the agent's own zone. */
export const forInput = (date: Date) =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
