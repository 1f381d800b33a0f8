import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { PhoneNumbersModule } from '@guichet/phone-numbers';
import { RoutingModule } from '@guichet/routing';
import { SitesModule } from '@guichet/sites';
import { CallActions } from './calls/call-actions.service.ts';
import { CallEnds } from './calls/call-ends.service.ts';
import { CallExchanges } from './calls/call-exchanges.subscribers.ts';
import { CallOverflow } from './calls/call-overflow.subscribers.ts';
import { CallLeases } from './calls/call-leases.service.ts';
import { CallMoves } from './calls/call-moves.service.ts';
import { CallRows } from './calls/call-rows.service.ts';
import { CallStarting } from './calls/call-start.service.ts';
import { CallSweep } from './calls/call-sweep.ts';
import { CallViews } from './calls/call-views.service.ts';
import { CallsController } from './calls/calls.controller.ts';
import { HandOvers } from './calls/hand-overs.service.ts';
import { AgentLeaving } from './live/agent-leaving.service.ts';
import { AgentLines } from './live/agent-lines.service.ts';
import { AgentRings } from './live/agent-rings.service.ts';
import { AgentWords } from './live/agent-words.service.ts';
import { CallClosing } from './live/call-closing.service.ts';
import { CallCourse } from './live/call-course.service.ts';
import { CallHooks } from './live/call-hooks.service.ts';
import { CallKeeping } from './live/call-keeping.ts';
import { CallLines } from './live/call-lines.service.ts';
import { CallNews } from './live/call-news.subscribers.ts';
import { CallPlacing } from './live/call-placing.service.ts';
import { CallSound } from './live/call-sound.service.ts';
import { CallerDoor } from './live/caller-door.service.ts';
import { CallerLeaving } from './live/caller-leaving.service.ts';
import { CallerLines } from './live/caller-lines.service.ts';
import { LegEvents } from './live/leg-events.subscribers.ts';
import { LegLines } from './live/leg-lines.service.ts';
import { LiveCalls } from './live/live-calls.service.ts';
import { Ringing } from './live/ringing.service.ts';
import { ListeningController } from './listening/listening.controller.ts';
import { Listening } from './listening/listening.service.ts';
import { RecapMails } from './mails/recap-mails.subscribers.ts';
import { MenuChoices } from './menu/menu-choices.service.ts';
import { MenuHook } from './menu/menu-hook.ts';
import { PromptFiles } from './menu/prompt-files.ts';
import { Prompter } from './menu/prompter.ts';
import { SitePrompts } from './menu/site-prompts.service.ts';
import { SpokenWords } from './menu/spoken-words.service.ts';
import { VoiceMenu } from './menu/voice-menu.service.ts';
import { VoicePromptsController } from './menu/voice-prompts.controller.ts';
import { CallNotices } from './recordings/call-notices.ts';
import { LiveRecordings } from './recordings/live-recordings.ts';
import { RecordingHook } from './recordings/recording-hook.ts';
import { RecordingKeeper } from './recordings/recording-keeper.service.ts';
import { RecordingLibrary } from './recordings/recording-library.service.ts';
import { RecordingPlans } from './recordings/recording-plans.service.ts';
import { RecordingRemoval } from './recordings/recording-removal.service.ts';
import { RecordingSweep } from './recordings/recording-sweep.ts';
import { RecordingWishes } from './recordings/recording-wishes.service.ts';
import { RecordingsController } from './recordings/recordings.controller.ts';
import { UnfinishedFiles } from './recordings/unfinished-files.ts';
import { VoiceSettingsController } from './settings/voice-settings.controller.ts';
import { VoiceSettingsService } from './settings/voice-settings.service.ts';
import { CallMedia } from './media/call-media.service.ts';
import { CallPushes } from './pages/call-pushes.subscribers.ts';
import { PageCalls } from './pages/page-calls.service.ts';
import { PageCallEvents } from './pages/page-calls.subscribers.ts';
import { PageMoves } from './pages/page-moves.service.ts';
import { CalledLines } from './dialling/called-lines.service.ts';
import { DialAgents } from './dialling/dial-agents.service.ts';
import { DialEnds } from './dialling/dial-ends.service.ts';
import { DialNews } from './dialling/dial-news.subscribers.ts';
import { DialRows } from './dialling/dial-rows.service.ts';
import { DialWays } from './dialling/dial-ways.service.ts';
import { Dialling } from './dialling/dialling.service.ts';
import { NumberCalls } from './dialling/number-calls.service.ts';
import { Registrar } from './sip/registrar.service.ts';
import { DemoPhoneController } from './sip/demo-phone.controller.ts';
import { DemoTelephones } from './sip/demo-telephones.service.ts';
import { SipAccounts } from './sip/sip-accounts.service.ts';
import { SipDoor } from './sip/sip-door.service.ts';
import { Telephones } from './sip/telephones.service.ts';
import { TrunkLine } from './trunks/trunk-line.service.ts';
import { TrunkRegistrations } from './trunks/trunk-registrations.service.ts';
import { TrunkRests } from './trunks/trunk-rests.service.ts';
import { TrunkTests } from './trunks/trunk-tests.service.ts';
import { TrunksController } from './trunks/trunks.controller.ts';
import { Trunks } from './trunks/trunks.service.ts';
import { ThisProcess } from './this-process.ts';
import { VoiceChannel } from './voice-channel.ts';

const sip = [DemoTelephones, Registrar, SipAccounts, SipDoor, Telephones, ThisProcess];
const calls = [
  ...[CallActions, CallEnds, CallLeases, CallMoves, CallRows, CallStarting, CallSweep, CallViews, HandOvers],
  ...[CallExchanges, CallOverflow, VoiceChannel],
];
const live = [
  ...[AgentLeaving, AgentLines, AgentRings, AgentWords, CallClosing, CallCourse, CallHooks, CallKeeping, CallLines],
  ...[CallMedia, CallNews, CallPlacing, CallSound, CallerDoor, CallerLeaving, CallerLines],
  ...[LegEvents, LegLines, LiveCalls, Ringing],
];
const pages = [CallPushes, PageCallEvents, PageCalls, PageMoves];
const menu = [MenuChoices, MenuHook, PromptFiles, Prompter, SitePrompts, SpokenWords, VoiceMenu];
const recordings = [
  ...[CallNotices, LiveRecordings, RecordingHook, RecordingKeeper, RecordingLibrary, RecordingPlans, RecordingRemoval],
  ...[RecordingSweep, RecordingWishes, UnfinishedFiles, VoiceSettingsService],
];
const dialling = [CalledLines, DialAgents, DialEnds, DialNews, DialRows, DialWays, Dialling, NumberCalls];
const trunks = [TrunkLine, TrunkRegistrations, TrunkRests, TrunkTests, Trunks];
const beside = [Listening, RecapMails];

/** Calls from pages, and to numbers: their lines, their course through a queue to an agent, recordings. */
@Module({
  imports: [AgentsModule, ConversationsModule, CustomersModule, PhoneNumbersModule, RoutingModule, SitesModule],
  controllers: [
    ...[CallsController, DemoPhoneController, ListeningController, RecordingsController],
    ...[TrunksController, VoicePromptsController, VoiceSettingsController],
  ],
  providers: [...sip, ...calls, ...live, ...pages, ...menu, ...recordings, ...dialling, ...trunks, ...beside],
})
export class ChannelVoiceModule {}
