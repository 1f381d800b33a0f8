import { Module } from '@nestjs/common';
import { AgentsModule } from '@guichet/agents';
import { CalendarsModule } from '@guichet/calendars';
import { Outlooks } from './estimates/outlook.service.ts';
import { Estimates } from './estimates/estimates.service.ts';
import { DispositionsService } from './queues/dispositions.service.ts';
import { QueueRemoval } from './queues/queue-removal.service.ts';
import { QueueSummaries } from './queues/queue-summaries.service.ts';
import { QueuesService } from './queues/queues.service.ts';
import { QueuesController } from './queues.controller.ts';
import { Claims } from './router/claims.service.ts';
import { DrainRequests } from './router/drain-requests.ts';
import { DrainTurn } from './router/drain-turn.ts';
import { OverflowHandling } from './router/overflow-handling.service.ts';
import { Router } from './router/router.service.ts';
import { RoutingSweep } from './router/routing-sweep.ts';
import { RoutingSubscribers } from './router/routing.subscribers.ts';
import { RoutingService } from './routing.service.ts';
import { RulesService } from './rules/rules.service.ts';
import { RulesController } from './rules.controller.ts';
import { SettingUses } from './setting-uses.ts';
import { DecisionReplay } from './work/decision-replay.service.ts';
import { OfferTime } from './work/offer-time.ts';
import { Offers, OfferTimer } from './work/offers.service.ts';
import { PreferredAgents } from './work/preferred-agents.service.ts';
import { WorkActions } from './work/work-actions.service.ts';
import { WorkEnds } from './work/work-ends.service.ts';
import { WorkEntry } from './work/work-entry.service.ts';
import { WorkHands } from './work/work-hands.service.ts';
import { WorkMoves } from './work/work-moves.service.ts';
import { WorkRealtime } from './work/work-realtime.subscribers.ts';
import { WorkSubjects } from './work/work-subjects.ts';
import { WorkTimers } from './work/work-timers.service.ts';
import { WorkViews } from './work/work-views.service.ts';
import { WorkController } from './work.controller.ts';

const surface = [Offers, Outlooks, RoutingService, RulesService, WorkSubjects];
const settings = [DispositionsService, QueueRemoval, QueueSummaries, QueuesService, SettingUses];
const work = [
  ...[Estimates, OfferTime, OfferTimer, PreferredAgents, WorkEnds, WorkEntry, WorkHands, WorkMoves, WorkTimers],
  ...[DecisionReplay, WorkActions, WorkRealtime, WorkViews],
];
const router = [Claims, DrainRequests, DrainTurn, OverflowHandling, Router, RoutingSubscribers, RoutingSweep];

@Module({
  imports: [AgentsModule, CalendarsModule],
  controllers: [QueuesController, RulesController, WorkController],
  providers: [...surface, ...settings, ...work, ...router],
  exports: surface,
})
export class RoutingModule {}
