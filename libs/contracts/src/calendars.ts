import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Name, Ok } from './fields.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const TimeRange = z
  .object({ from: Time, to: Time })
  .refine(({ from, to }) => from < to, { message: 'ends_before_it_begins' });
/** Whether it names a time zone (IANA). */
export const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** Opening hours: several ranges a day (Monday is 1), and dates that differ; no ranges on one means closed. */
const calendarFields = {
  name: Name,
  /** IANA, such as `Europe/Paris`. */
  zone: z.string().max(60).refine(isZone, { message: 'unknown_zone' }),
  ranges: z.array(TimeRange.safeExtend({ day: z.number().int().min(1).max(7) })).max(70),
  holidays: z
    .array(z.object({ date: z.iso.date(), name: z.string().trim().max(100), ranges: z.array(TimeRange).max(10) }))
    .max(400),
};
export const Calendar = z.object({ id: Id, ...calendarFields });
export type Calendar = z.infer<typeof Calendar>;

export const listCalendars = endpoint({
  method: 'GET',
  path: '/api/admin/calendars',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ calendars: z.array(Calendar) }),
});
export const createCalendar = endpoint({
  method: 'POST',
  path: '/api/admin/calendars',
  access: 'queue.manage',
  input: z.object({ ...calendarFields, holidays: calendarFields.holidays.default([]) }),
  output: Calendar,
});
export const updateCalendar = endpoint({
  method: 'PATCH',
  path: '/api/admin/calendars/:calendarId',
  access: 'queue.manage',
  input: z.object(calendarFields).partial().extend({ calendarId: Id }),
  output: Calendar,
});
/** Refused with `in_use` while queues, rules or sites name it. */
export const deleteCalendar = endpoint({
  method: 'DELETE',
  path: '/api/admin/calendars/:calendarId',
  access: 'queue.manage',
  input: z.object({ calendarId: Id }),
  output: Ok,
});
