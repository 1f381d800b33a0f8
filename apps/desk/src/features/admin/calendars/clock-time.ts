/** What people type for a time of day, as `HH:MM`: `9`, `9h`, `9h30`, `930`, `9.30`, `24:00`. Null when it is none. */
export function parseTime(text: string): string | null {
  const clean = text.trim().toLowerCase().replaceAll(/\s/g, '');
  const [, hours, minutes = ''] = /^(\d{1,2})(?:[:h.](\d{2})?)?$/.exec(clean) ?? /^(\d{1,2})(\d{2})$/.exec(clean) ?? [];
  if (hours === undefined) return null;
  const [h, m] = [Number(hours), Number(minutes || 0)];
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}
