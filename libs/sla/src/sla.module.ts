import { Module } from '@nestjs/common';
import { CalendarsModule } from '@guichet/calendars';
import { ConversationsModule } from '@guichet/conversations';
import { RoutingModule } from '@guichet/routing';
import { SlaActions } from './actions/sla-actions.subscribers.ts';
import { SlaAlarms } from './actions/sla-alarms.ts';
import { Webhooks } from './actions/webhooks.service.ts';
import { ClockStore } from './clocks/clock-store.ts';
import { ClockSweep } from './clocks/clock-sweep.ts';
import { ClockViews } from './clocks/clock-views.service.ts';
import { KeptHours } from './clocks/kept-hours.service.ts';
import { PolicyChanges } from './clocks/policy-changes.service.ts';
import { SlaClocks } from './clocks/sla-clocks.service.ts';
import { SlaClockSubscribers } from './clocks/sla-clocks.subscribers.ts';
import { PoliciesService } from './policies/policies.service.ts';
import { PolicyDoors } from './policies/policy-doors.ts';
import { PolicySecrets } from './policies/policy-secrets.ts';
import { SlaController } from './sla.controller.ts';

const policies = [PoliciesService, PolicyDoors, PolicySecrets];
const clocks = [ClockStore, ClockSweep, ClockViews, KeptHours, PolicyChanges, SlaClocks, SlaClockSubscribers];
const actions = [SlaActions, SlaAlarms, Webhooks];

@Module({
  imports: [CalendarsModule, ConversationsModule, RoutingModule],
  controllers: [SlaController],
  providers: [...policies, ...clocks, ...actions],
})
export class SlaModule {}
