import { Module } from '@nestjs/common';
import { RoutingModule } from '@guichet/routing';
import { AlertMails } from './alerts/alert-mails.ts';
import { AlertNewsSubscribers } from './alerts/alert-news.subscribers.ts';
import { AlertRules } from './alerts/alert-rules.service.ts';
import { AlertSweep } from './alerts/alert-sweep.ts';
import { AlertsController } from './alerts/alerts.controller.ts';
import { FactsRebuild } from './facts/facts-rebuild.service.ts';
import { Facts } from './facts/facts.service.ts';
import { ContactImports } from './imports/contact-imports.service.ts';
import { ImportFiles } from './imports/import-files.service.ts';
import { ImportForgetting } from './imports/import-forgetting.ts';
import { ImportRuns } from './imports/import-runs.service.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { MyDayController } from './my-day/my-day.controller.ts';
import { MyDays } from './my-day/my-day.service.ts';
import { ReportContacts } from './reports/report-contacts.service.ts';
import { ReportCostSettings } from './reports/report-costs.service.ts';
import { ReportExtras } from './reports/report-extras.service.ts';
import { ReportsController } from './reports/reports.controller.ts';
import { Reports } from './reports/reports.service.ts';
import { FactForgetting } from './retention/fact-forgetting.ts';
import { FactRetentionController } from './retention/fact-retention.controller.ts';
import { FactRetentionSettings } from './retention/fact-retention.service.ts';
import { ReportMails } from './schedules/report-mails.ts';
import { ReportPost } from './schedules/report-post.ts';
import { ReportSchedulesController } from './schedules/report-schedules.controller.ts';
import { ReportSchedules } from './schedules/report-schedules.service.ts';
import { ScheduleDoors } from './schedules/schedule-doors.ts';
import { ScheduleSweep } from './schedules/schedule-sweep.ts';
import { BoardContacts } from './wallboard/board-contacts.service.ts';
import { WallboardController } from './wallboard/wallboard.controller.ts';
import { WallboardLive } from './wallboard/wallboard-live.subscribers.ts';
import { Wallboards } from './wallboard/wallboard.service.ts';

const facts = [Facts, FactsRebuild];
const retention = [FactForgetting, FactRetentionSettings];
const reports = [Reports, ReportContacts, ReportCostSettings, ReportExtras];
const schedules = [ReportMails, ReportPost, ReportSchedules, ScheduleDoors, ScheduleSweep];
const imports = [ContactImports, ImportFiles, ImportForgetting, ImportRuns];
const wallboard = [BoardContacts, WallboardLive, Wallboards];
const alerts = [AlertMails, AlertNewsSubscribers, AlertRules, AlertSweep];

@Module({
  imports: [RoutingModule],
  controllers: [
    ...[AlertsController, FactRetentionController, ImportsController, MyDayController],
    ...[ReportsController, ReportSchedulesController, WallboardController],
  ],
  providers: [...facts, ...retention, ...reports, ...schedules, ...imports, ...wallboard, ...alerts, MyDays],
  exports: [...facts, ContactImports],
})
export class ReportingModule {}
