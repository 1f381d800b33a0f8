import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { RoutingModule } from '@guichet/routing';
import { SitesModule } from '@guichet/sites';
import { ChatChannel } from './chat-channel.ts';
import { ChatBelongings } from './chats/chat-belongings.ts';
import { ChatBook } from './chats/chat-book.service.ts';
import { ChatExchanges } from './chats/chat-exchanges.subscribers.ts';
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
import { VisitorRequestsController } from './chats/visitor-requests.controller.ts';
import { ChatPushes } from './live/chat-pushes.subscribers.ts';
import { DeskDialogues } from './live/desk-dialogues.subscribers.ts';
import { DialogueAccess } from './live/dialogue-access.service.ts';
import { DialogueActions } from './live/dialogue-actions.service.ts';
import { DialogueScreens } from './live/dialogue-screens.ts';
import { OverflowOffers } from './live/overflow-offers.subscribers.ts';
import { PassingNotices } from './live/passing-notices.ts';
import { ReadMarks } from './live/read-marks.service.ts';
import { VisitorPresence } from './live/visitor-presence.subscribers.ts';
import { WaitingPlaces } from './live/waiting-places.ts';
import { WidgetDialogues } from './live/widget-dialogues.subscribers.ts';
import { ChatMails } from './mails/chat-mails.service.ts';
import { FollowUpMails } from './mails/follow-ups.service.ts';
import { Transcripts } from './mails/transcripts.service.ts';

const chats = [
  ...[
    ChatBelongings,
    ChatBook,
    ChatChannel,
    ChatEnds,
    ChatExchanges,
    ChatRatings,
    ChatStarting,
    ChatSweep,
    ChatViews,
    MessageViews,
  ],
  ...[VisitorChats, VisitorDoings, VisitorFiles, VisitorMessages],
];
const live = [
  ...[DialogueAccess, DialogueActions, DialogueScreens, PassingNotices, ReadMarks, WaitingPlaces],
  ...[ChatPushes, DeskDialogues, OverflowOffers, VisitorPresence, WidgetDialogues],
];
const mails = [ChatMails, FollowUpMails, Transcripts];

/** Chat on websites: the dialogues that visitors hold with agents. */
@Module({
  imports: [AgentsModule, ConversationsModule, CustomersModule, RoutingModule, SitesModule],
  controllers: [ChatsController, VisitorRequestsController],
  providers: [...chats, ...live, ...mails],
})
export class ChannelChatModule {}
