import { Module } from '@nestjs/common';
import { FactsRebuild } from './facts/facts-rebuild.service.ts';
import { Facts } from './facts/facts.service.ts';
import { ReportContacts } from './reports/report-contacts.service.ts';
import { ReportCostSettings } from './reports/report-costs.service.ts';
import { ReportsController } from './reports/reports.controller.ts';
import { Reports } from './reports/reports.service.ts';

@Module({
  controllers: [ReportsController],
  providers: [Facts, FactsRebuild, Reports, ReportContacts, ReportCostSettings],
  exports: [Facts, FactsRebuild],
})
export class ReportingModule {}
