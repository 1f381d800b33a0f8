export interface Appointment {
  id: string;
  /** Counted up with each change, so that calendars replace the one they have. */
  sequence: number;
  at: Date;
  minutes: number;
  now: Date;
  summary: string;
  description: string;
  url: string;
}

const LINE_OCTETS = 75;
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** RFC 5545, section 3.1: no line has more octets; what is longer goes on after a space. */
function folded(line: string): string {
  const lines = [''];
  for (const letter of line) {
    const last = lines.at(-1)!;
    if (Buffer.byteLength(last + letter) > LINE_OCTETS) lines.push(` ${letter}`);
    else lines[lines.length - 1] = last + letter;
  }
  return lines.join('\r\n');
}

/** One appointment, as every calendar reads it (RFC 5545). */
export function calendarFile({ id, sequence, at, minutes, now, summary, description, url }: Appointment): string {
  const end = new Date(at.getTime() + minutes * 60_000);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Guichet//Call-back//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    ...[`UID:${id}@guichet`, `SEQUENCE:${sequence}`, `DTSTAMP:${stamp(now)}`],
    ...[`DTSTART:${stamp(at)}`, `DTEND:${stamp(end)}`],
    ...[`SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, `URL:${url}`],
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
