import { Controller } from '@nestjs/common';
import {
  createReportSchedule,
  deleteReportSchedule,
  type InputOf,
  listReportSchedules,
  updateReportSchedule,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { ReportSchedules } from './report-schedules.service.ts';

@Controller()
export class ReportSchedulesController {
  constructor(private readonly schedules: ReportSchedules) {}

  @Implements(listReportSchedules) list(_: InputOf<typeof listReportSchedules>) {
    return this.schedules.list();
  }
  @Implements(createReportSchedule) create(input: InputOf<typeof createReportSchedule>) {
    return this.schedules.create(input);
  }
  @Implements(updateReportSchedule) update(input: InputOf<typeof updateReportSchedule>) {
    return this.schedules.update(input);
  }
  @Implements(deleteReportSchedule) remove({ scheduleId }: InputOf<typeof deleteReportSchedule>) {
    return this.schedules.remove(scheduleId);
  }
}
