import { expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

it('is an appointment that calendars read', () => {
  const file = calendarFile({
    ...{
      id: 'a1',
      sequence: 3,
      at: new Date('2026-10-25T00:30:00Z'),
      minutes: 15,
      now: new Date('2026-06-01T07:00:00Z'),
    },
    ...{ summary: 'Appel, Boutique; été', description: 'Une\nligne \\ fin', url: 'https://x.test/call-back/abc' },
  });
  expect(file.split('\r\n')).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Guichet//Call-back//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    ...[
      'UID:a1@guichet',
      'SEQUENCE:3',
      'DTSTAMP:20260601T070000Z',
      'DTSTART:20261025T003000Z',
      'DTEND:20261025T004500Z',
    ],
    ...['SUMMARY:Appel\\, Boutique\\; été', 'DESCRIPTION:Une\\nligne \\\\ fin', 'URL:https://x.test/call-back/abc'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ]);
});

it('folds what is longer than 75 octets, and breaks no letter', () => {
  const long = 'é'.repeat(200);
  const file = calendarFile({
    ...{ id: 'a', sequence: 0, at: new Date(0), minutes: 1, now: new Date(0), summary: long, description: '', url: '' },
  });
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${long}\r\n`);
});
