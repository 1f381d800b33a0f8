import { Injectable } from '@nestjs/common';
import type { MediaEvent } from '@guichet/media';
import { CallMedia } from '../media/call-media.service.ts';
import { AgentLeaving } from './agent-leaving.service.ts';
import { CallHooks } from './call-hooks.service.ts';
import { CallerLeaving } from './caller-leaving.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';
import { LiveCalls } from './live-calls.service.ts';

/** What the media anchor tells of legs. */
@Injectable()
export class LegEvents {
  constructor(
    private readonly calls: LiveCalls,
    private readonly hooks: CallHooks,
    private readonly callers: CallerLeaving,
    private readonly agents: AgentLeaving,
    media: CallMedia,
  ) {
    media.onEvent((event) => this.hear(event));
  }

  private hear(event: MediaEvent): void {
    const found = this.calls.withLeg(event.leg);
    if (!found || event.type === 'connected') return;
    const { call, leg } = found;
    call.inTurn(async () => (call.legs.get(leg.id) === leg ? this.meant(call, leg, event) : undefined));
  }

  private async meant(call: LiveCall, leg: LiveLeg, event: MediaEvent): Promise<void> {
    if (event.type === 'digit') await this.hooks.tell('digit', call, leg, event.digit);
    else if (event.type === 'played') await this.hooks.tell('played', call, leg);
    else if (leg.role === 'caller') await this.callers.isAway(call);
    else await this.agents.vanished(call, leg);
  }
}
