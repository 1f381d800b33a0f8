import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { CalendarsModule } from '@guichet/calendars';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { RoutingModule } from '@guichet/routing';
import { AvailabilityBoard } from './availability/availability-board.ts';
import { AvailabilityService } from './availability/availability.service.ts';
import { ChatChannel } from './chat-channel.ts';
import { ChatBook } from './chats/chat-book.service.ts';
import { ChatEnds } from './chats/chat-ends.service.ts';
import { ChatRatings } from './chats/chat-ratings.service.ts';
import { ChatStarting } from './chats/chat-start.service.ts';
import { ChatSweep } from './chats/chat-sweep.ts';
import { ChatViews } from './chats/chat-views.service.ts';
import { ChatsController } from './chats/chats.controller.ts';
import { MessageViews } from './chats/message-views.service.ts';
import { VisitorChats } from './chats/visitor-chats.service.ts';
import { VisitorDoings } from './chats/visitor-doings.service.ts';
import { VisitorFiles } from './chats/visitor-files.service.ts';
import { VisitorMessages } from './chats/visitor-messages.service.ts';
import { ChatPushes } from './live/chat-pushes.subscribers.ts';
import { DeskDialogues } from './live/desk-dialogues.subscribers.ts';
import { DialogueAccess } from './live/dialogue-access.service.ts';
import { DialogueActions } from './live/dialogue-actions.service.ts';
import { DialogueScreens } from './live/dialogue-screens.ts';
import { OverflowOffers } from './live/overflow-offers.subscribers.ts';
import { PassingNotices } from './live/passing-notices.ts';
import { ReadMarks } from './live/read-marks.service.ts';
import { SiteRevocation } from './live/site-revocation.subscribers.ts';
import { VisitorLimits } from './live/visitor-limits.ts';
import { VisitorPresence } from './live/visitor-presence.subscribers.ts';
import { WaitingPlaces } from './live/waiting-places.ts';
import { WidgetDialogues } from './live/widget-dialogues.subscribers.ts';
import { WidgetSockets } from './live/widget-sockets.service.ts';
import { FollowUpMails } from './mails/follow-ups.service.ts';
import { Transcripts } from './mails/transcripts.service.ts';
import { SiteDirectory } from './sites/site-directory.service.ts';
import { SiteDoors } from './sites/site-doors.ts';
import { SiteLogos } from './sites/site-logos.service.ts';
import { SiteRecords } from './sites/site-records.service.ts';
import { SiteSecrets } from './sites/site-secrets.service.ts';
import { SitesController } from './sites/sites.controller.ts';
import { SitesService } from './sites/sites.service.ts';
import { VisitorAdmission } from './visitors/visitor-admission.service.ts';
import { VisitorForms } from './visitors/visitor-forms.service.ts';
import { VisitorRequestsController } from './visitors/visitor-requests.controller.ts';
import { VisitorsService } from './visitors/visitors.service.ts';
import { WidgetPagesController } from './visitors/widget-pages.controller.ts';

const sites = [SiteDirectory, SiteDoors, SiteLogos, SiteRecords, SiteSecrets, SitesService];
const visitors = [VisitorAdmission, VisitorForms, VisitorsService, VisitorLimits];
const availability = [AvailabilityBoard, AvailabilityService];
const chats = [
  ...[ChatBook, ChatChannel, ChatEnds, ChatRatings, ChatStarting, ChatSweep, ChatViews, MessageViews],
  ...[VisitorChats, VisitorDoings, VisitorFiles, VisitorMessages],
];
const live = [
  ...[DialogueAccess, DialogueActions, DialogueScreens, PassingNotices, ReadMarks, WaitingPlaces, WidgetSockets],
  ...[ChatPushes, DeskDialogues, OverflowOffers, SiteRevocation, VisitorPresence, WidgetDialogues],
];
const mails = [FollowUpMails, Transcripts];

/** Chat on websites: sites, their visitors, and the dialogues they hold with agents. */
@Module({
  imports: [AgentsModule, CalendarsModule, ConversationsModule, CustomersModule, RoutingModule],
  controllers: [ChatsController, SitesController, VisitorRequestsController, WidgetPagesController],
  providers: [...sites, ...visitors, ...availability, ...chats, ...live, ...mails],
  exports: [SiteDirectory, SiteSecrets, SitesService],
})
export class ChannelChatModule {}
