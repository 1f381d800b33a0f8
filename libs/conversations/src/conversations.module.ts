import { Module } from '@nestjs/common';
import { CustomersModule } from '@guichet/customers';
import { RoutingModule } from '@guichet/routing';
import { BulkActions } from './actions/bulk-actions.service.ts';
import { ConversationActions } from './actions/conversation-actions.service.ts';
import { ConversationAssignment } from './actions/conversation-assignment.service.ts';
import { ConversationEditing } from './actions/conversation-editing.service.ts';
import { ConversationPromises } from './actions/conversation-promises.service.ts';
import { ConversationStatusService } from './actions/conversation-status.service.ts';
import { FollowUpsService } from './actions/follow-ups.service.ts';
import { TagsService } from './actions/tags.service.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { Downloads } from './attachments/downloads.service.ts';
import { FileLinks } from './attachments/file-links.ts';
import { ForgottenUploads } from './attachments/forgotten-uploads.service.ts';
import { Channels } from './channels.ts';
import { ConversationAccess } from './conversation-access.service.ts';
import { ConversationChanges } from './conversation-changes.service.ts';
import { ConversationDetails } from './conversation-details.service.ts';
import { ConversationListsController } from './conversation-lists.controller.ts';
import { ConversationSummaries } from './conversation-summaries.service.ts';
import { ConversationsController } from './conversations.controller.ts';
import { ConversationsService } from './conversations.service.ts';
import { DraftsService } from './drafts.service.ts';
import { InboxesService } from './inboxes.service.ts';
import { ConversationIntake } from './intake/conversation-intake.service.ts';
import { IncomingEntries } from './intake/incoming-entries.service.ts';
import { NewConversations } from './intake/new-conversations.service.ts';
import { ConversationLists } from './lists/conversation-lists.service.ts';
import { SavedViewsService } from './lists/saved-views.service.ts';
import { ViewCounts } from './lists/view-counts.service.ts';
import { LiveCourse } from './live/live-course.service.ts';
import { LiveMessages } from './live/live-messages.service.ts';
import { LiveSending } from './live/live-sending.service.ts';
import { LiveTimeline } from './live/live-timeline.service.ts';
import { RecentEntries } from './live/recent-entries.ts';
import { MessagesController, TimelineController } from './messages.controller.ts';
import { NotesService } from './notes.service.ts';
import { ConversationRealtime } from './realtime/conversation-realtime.subscribers.ts';
import { PresenceSubscribers } from './realtime/presence.subscribers.ts';
import { ResolutionAnswers } from './resolution/resolution-answers.service.ts';
import { ResolutionLinksController } from './resolution/resolution-links.controller.ts';
import { ResolutionLinks } from './resolution/resolution-links.service.ts';
import { ResolutionTokens } from './resolution/resolution-tokens.service.ts';
import { ConversationPlacement } from './routing/conversation-placement.service.ts';
import { ConversationSubject } from './routing/conversation-subject.ts';
import { ConversationWork } from './routing/conversation-work.service.ts';
import { RuleTrial } from './routing/rule-trial.service.ts';
import { RuleTrialController } from './rule-trial.controller.ts';
import { SearchSubscribers } from './search/search.subscribers.ts';
import { AutomaticMessages } from './sending/automatic-messages.service.ts';
import { ComposedMessages } from './sending/composed-messages.service.ts';
import { ConversationStarting } from './sending/conversation-starting.service.ts';
import { MessageDelivery } from './sending/message-delivery.service.ts';
import { MessageSending } from './sending/message-sending.service.ts';
import { OutgoingEntries } from './sending/outgoing-entries.service.ts';
import { OutgoingMessages } from './sending/outgoing-messages.service.ts';
import { ReplyProposals } from './sending/reply-proposals.service.ts';
import { SendAgain } from './sending/send-again.service.ts';
import { SendTimes } from './sending/send-times.ts';
import { TakingBack } from './sending/taking-back.service.ts';
import { TimelineService } from './timeline.service.ts';

/** What other libs call; sending is among it for macros. */
const surface = [
  ...[AutomaticMessages, Channels, ConversationIntake],
  ...[ConversationsService, InboxesService, MessageSending, AttachmentsService],
  ...[LiveCourse, LiveMessages, LiveTimeline, RecentEntries, ConversationPromises],
  ...[ResolutionAnswers, ResolutionTokens],
];
const reading = [ConversationAccess, ConversationDetails, ConversationSummaries, TimelineService];
const lists = [ConversationLists, SavedViewsService, ViewCounts];
const actions = [
  ...[ConversationChanges, ConversationStatusService, ConversationActions, ConversationAssignment],
  ...[ConversationEditing, TagsService, FollowUpsService, BulkActions],
];
const writing = [NotesService, DraftsService, FileLinks, Downloads, ForgottenUploads];
const intake = [IncomingEntries, NewConversations];
const sending = [
  ...[ComposedMessages, ConversationStarting, LiveSending, MessageDelivery, OutgoingEntries],
  OutgoingMessages,
  ...[ReplyProposals, SendAgain, SendTimes, TakingBack],
];
const routing = [ConversationPlacement, ConversationSubject, ConversationWork, RuleTrial];
const resolution = [ResolutionLinks];
const subscribers = [ConversationRealtime, PresenceSubscribers, SearchSubscribers];

@Module({
  imports: [CustomersModule, RoutingModule],
  controllers: [
    ...[ConversationListsController, ConversationsController, TimelineController],
    ...[MessagesController, AttachmentsController, RuleTrialController, ResolutionLinksController],
  ],
  providers: [
    ...surface,
    ...reading,
    ...lists,
    ...actions,
    ...writing,
    ...intake,
    ...sending,
    ...routing,
    ...resolution,
    ...subscribers,
  ],
  exports: surface,
})
export class ConversationsModule {}
