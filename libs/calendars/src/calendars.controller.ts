import { Controller } from '@nestjs/common';
import { createCalendar, deleteCalendar, type InputOf, listCalendars, updateCalendar } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { CalendarsService } from './calendars.service.ts';

@Controller()
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Implements(listCalendars) list() {
    return this.calendars.list();
  }
  @Implements(createCalendar) create(input: InputOf<typeof createCalendar>) {
    return this.calendars.create(input);
  }
  @Implements(updateCalendar) update(input: InputOf<typeof updateCalendar>) {
    return this.calendars.update(input);
  }
  @Implements(deleteCalendar) remove({ calendarId }: InputOf<typeof deleteCalendar>) {
    return this.calendars.remove(calendarId);
  }
}
