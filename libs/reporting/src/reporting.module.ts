import { Module } from '@nestjs/common';
import { RoutingModule } from '@guichet/routing';
import { FactsRebuild } from './facts/facts-rebuild.service.ts';
import { Facts } from './facts/facts.service.ts';
import { ContactImports } from './imports/contact-imports.service.ts';
import { ImportFiles } from './imports/import-files.service.ts';
import { ImportRuns } from './imports/import-runs.service.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { ReportContacts } from './reports/report-contacts.service.ts';
import { ReportCostSettings } from './reports/report-costs.service.ts';
import { ReportsController } from './reports/reports.controller.ts';
import { Reports } from './reports/reports.service.ts';

@Module({
  imports: [RoutingModule],
  controllers: [ImportsController, ReportsController],
  providers: [
    ContactImports,
    Facts,
    FactsRebuild,
    ImportFiles,
    ImportRuns,
    ReportContacts,
    ReportCostSettings,
    Reports,
  ],
  exports: [ContactImports, Facts, FactsRebuild],
})
export class ReportingModule {}
