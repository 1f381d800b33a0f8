import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { CalendarsModule } from '@guichet/calendars';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { PhoneNumbersModule } from '@guichet/phone-numbers';
import { RoutingModule } from '@guichet/routing';
import { SitesModule } from '@guichet/sites';
import { CallBudgetController } from './budget/call-budget.controller.ts';
import { CallBudget } from './budget/call-budget.service.ts';
import { CallbackChannel } from './callback-channel.ts';
import { AgentCallbacks } from './callbacks/agent-callbacks.service.ts';
import { AttemptRules } from './callbacks/attempt-rules.service.ts';
import { CallbackAttempts } from './callbacks/callback-attempts.service.ts';
import { CallbackCourse } from './callbacks/callback-course.service.ts';
import { CallbackMaking } from './callbacks/callback-making.service.ts';
import { CallbackMoves } from './callbacks/callback-moves.service.ts';
import { CallbackNews } from './callbacks/callback-news.subscribers.ts';
import { CallbackSweep } from './callbacks/callback-sweep.ts';
import { CallbackViews } from './callbacks/callback-views.service.ts';
import { CallbacksController, CallbackSettingsController } from './callbacks/callbacks.controller.ts';
import { CallbackSources } from './callbacks/callback-sources.service.ts';
import { VisitorCallbacks } from './callbacks/visitor-callbacks.service.ts';
import { CodeMails } from './confirmation/code-mails.subscribers.ts';
import { NumberCodes } from './confirmation/number-codes.service.ts';
import { CallLines } from './dialling/call-lines.service.ts';
import { TelephoneEvents } from './dialling/telephone-events.subscribers.ts';
import { RecapMails, UnreachedMails } from './mails/callback-mails.subscribers.ts';
import { LastMail } from './mails/last-mail.service.ts';
import { CallbackPushes } from './pages/callback-pushes.subscribers.ts';
import { OwnCallbacks } from './pages/own-callbacks.service.ts';
import { PageCallbackEvents } from './pages/page-callbacks.subscribers.ts';
import { CallbackLinksController } from './slots/callback-links.controller.ts';
import { CallbackLinks } from './slots/callback-links.service.ts';
import { CallbackRenewals } from './slots/callback-renewals.service.ts';
import { LinkTokens } from './slots/link-tokens.service.ts';
import { CallbackSlots } from './slots/callback-slots.service.ts';
import { PromiseSweep } from './slots/promise-sweep.ts';
import { Promises } from './slots/promises.service.ts';
import { PromiseMails, PromiseNews } from './mails/promise-mails.service.ts';
import { CallbackSettingsService } from './settings/callback-settings.service.ts';

const callbacks = [
  ...[AgentCallbacks, AttemptRules, CallbackAttempts, CallbackCourse, CallbackMaking, CallbackMoves, CallbackSweep],
  ...[CallbackChannel, CallbackSources, CallbackViews, VisitorCallbacks],
];
const confirmation = [CodeMails, NumberCodes];
const dialling = [CallBudget, CallLines, TelephoneEvents];
const promises = [CallbackSlots, PromiseMails, PromiseNews, Promises, PromiseSweep];
const links = [CallbackLinks, CallbackRenewals, LinkTokens];
const mails = [LastMail, RecapMails, UnreachedMails];
const beside = [CallbackNews, CallbackPushes, CallbackSettingsService, OwnCallbacks, PageCallbackEvents];

/** Numbers that are left to be called: asked, in turn with all else, called, called again. */
@Module({
  imports: [
    ...[AgentsModule, CalendarsModule, ConversationsModule, CustomersModule],
    ...[PhoneNumbersModule, RoutingModule, SitesModule],
  ],
  controllers: [CallBudgetController, CallbackLinksController, CallbacksController, CallbackSettingsController],
  providers: [...callbacks, ...confirmation, ...dialling, ...promises, ...links, ...mails, ...beside],
})
export class ChannelCallbackModule {}
