import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { CalendarsModule } from '@guichet/calendars';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { RoutingModule } from '@guichet/routing';
import { AvailabilityBoard } from './availability/availability-board.ts';
import { AvailabilityService } from './availability/availability.service.ts';
import { SiteRevocation } from './line/site-revocation.subscribers.ts';
import { VisitorLimits } from './line/visitor-limits.ts';
import { WidgetSockets } from './line/widget-sockets.service.ts';
import { SiteDirectory } from './sites/site-directory.service.ts';
import { SiteDoors } from './sites/site-doors.ts';
import { SiteLogos } from './sites/site-logos.service.ts';
import { SiteRecords } from './sites/site-records.service.ts';
import { SiteSecrets } from './sites/site-secrets.service.ts';
import { SitesController } from './sites/sites.controller.ts';
import { SitesService } from './sites/sites.service.ts';
import { VisitorAdmission } from './visitors/visitor-admission.service.ts';
import { VisitorFormsController } from './visitors/visitor-forms.controller.ts';
import { VisitorForms } from './visitors/visitor-forms.service.ts';
import { VisitorsService } from './visitors/visitors.service.ts';
import { WidgetPagesController } from './visitors/widget-pages.controller.ts';

const sites = [SiteDirectory, SiteDoors, SiteLogos, SiteRecords, SiteSecrets, SitesService];
const visitors = [VisitorAdmission, VisitorForms, VisitorsService];
const availability = [AvailabilityBoard, AvailabilityService];
const line = [SiteRevocation, VisitorLimits, WidgetSockets];

/** Websites that carry the widget: their settings, their visitors, the line to open pages, and what can be served now. */
@Module({
  imports: [AgentsModule, CalendarsModule, ConversationsModule, CustomersModule, RoutingModule],
  controllers: [SitesController, VisitorFormsController, WidgetPagesController],
  providers: [...sites, ...visitors, ...availability, ...line],
  exports: [AvailabilityBoard, SiteDirectory, SiteSecrets, SitesService, VisitorLimits, VisitorsService, WidgetSockets],
})
export class SitesModule {}
