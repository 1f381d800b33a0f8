import type { Banner, CalendarEvent } from '../analysed-mail.ts';
import { cleanLine, cleanString } from '../clean-string.ts';
import type { Entity } from '../mime/entity.ts';
import { partText } from '../mime/part-text.ts';

const MAX_EVENTS = 20;

interface Property {
  readonly name: string;
  readonly value: string;
}

/** The events of every `text/calendar` part (RFC 5545), shortened to what one line of the timeline needs. */
export function readCalendar(root: Entity, banners: Set<Banner>): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const pending = [root];
  for (let part = pending.shift(); part; part = pending.shift()) {
    pending.push(...part.parts);
    if (part.type !== 'text/calendar' && part.type !== 'application/ics') continue;
    banners.add('calendar');
    for (const event of readEvents(cleanString(partText(part).text), part.params.get('method') ?? '')) {
      const isKnown = events.some((known) => JSON.stringify(known) === JSON.stringify(event));
      if (!isKnown && events.length < MAX_EVENTS) events.push(event);
    }
  }
  return events;
}

function readEvents(text: string, methodParameter: string): CalendarEvent[] {
  const properties = text
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .slice(0, 20_000)
    .map(readProperty);
  const method = properties.find((property) => property.name === 'METHOD')?.value ?? methodParameter;
  const events: CalendarEvent[] = [];
  let current: Map<string, string> | null = null;
  let nested = 0;
  for (const { name, value } of properties) {
    const isEvent = /^V(?:EVENT|TODO)$/i.test(value);
    if (name === 'BEGIN' && isEvent) current = new Map();
    else if (name === 'BEGIN' && current) nested++;
    else if (name === 'END' && isEvent && current) {
      if (events.length < MAX_EVENTS) events.push(toEvent(current, method));
      current = null;
    } else if (name === 'END' && nested > 0) nested--;
    else if (current && nested === 0 && !current.has(name)) current.set(name, value);
  }
  return events;
}

function readProperty(line: string): Property {
  const head = /^[A-Za-z-]{1,60}/.exec(line)?.[0] ?? '';
  let isQuoted = false;
  for (let i = head.length; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted;
    else if (line[i] === ':' && !isQuoted) return { name: head.toUpperCase(), value: line.slice(i + 1).trim() };
  }
  return { name: '', value: '' };
}

function toEvent(properties: ReadonlyMap<string, string>, method: string): CalendarEvent {
  const text = (name: string) =>
    cleanLine((properties.get(name) ?? '').replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1')).slice(0, 500);
  return {
    summary: text('SUMMARY'),
    start: toIso(text('DTSTART')),
    end: toIso(text('DTEND')),
    location: text('LOCATION') || null,
    organizer: text('ORGANIZER').replace(/^mailto:/i, '') || null,
    method: method.toUpperCase().slice(0, 40),
  };
}

function toIso(value: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value);
  if (!match) return value || null;
  const date = `${match[1]}-${match[2]}-${match[3]}`;
  return match[4] === undefined ? date : `${date}T${match[4]}:${match[5]}:${match[6]}${match[7] ?? ''}`;
}
