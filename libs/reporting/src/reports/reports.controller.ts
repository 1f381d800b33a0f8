import { Controller, Res } from '@nestjs/common';
import {
  downloadReport,
  getReport,
  getReportCosts,
  getReportExtras,
  type InputOf,
  listReportContacts,
  updateReportCosts,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply } from 'fastify';
import { ReportContacts } from './report-contacts.service.ts';
import { ReportCostSettings } from './report-costs.service.ts';
import { ReportExtras } from './report-extras.service.ts';
import { tableOf } from './report-table.ts';
import { Reports } from './reports.service.ts';

@Controller()
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly extras: ReportExtras,
    private readonly contacts: ReportContacts,
    private readonly costs: ReportCostSettings,
  ) {}

  @Implements(getReport) report(input: InputOf<typeof getReport>) {
    return this.reports.of(input);
  }
  @Implements(getReportExtras) reportExtras(input: InputOf<typeof getReportExtras>) {
    return this.extras.of(input);
  }
  @Implements(downloadReport)
  async table(input: InputOf<typeof downloadReport>, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="report-${input.from.slice(0, 10)}.csv"`);
    return tableOf(input, await this.reports.rows(input));
  }
  @Implements(listReportContacts) behind(input: InputOf<typeof listReportContacts>) {
    return this.contacts.list(input);
  }
  @Implements(getReportCosts) getCosts() {
    return this.costs.get();
  }
  @Implements(updateReportCosts) setCosts(input: InputOf<typeof updateReportCosts>) {
    return this.costs.update(input);
  }
}
