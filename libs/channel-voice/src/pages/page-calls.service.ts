import { Injectable } from '@nestjs/common';
import type { CallPass, CallStart, CallView } from '@guichet/contracts';
import { currentTenant, DomainError } from '@guichet/platform';
import { type Admitted, AvailabilityBoard, unanswered } from '@guichet/sites';
import type * as z from 'zod';
import { CallStarting } from '../calls/call-start.service.ts';
import { CallViews } from '../calls/call-views.service.ts';
import { RecordingWishes } from '../recordings/recording-wishes.service.ts';
import { SipAccounts } from '../sip/sip-accounts.service.ts';

/** What a visitor asks of his calls. */
@Injectable()
export class PageCalls {
  constructor(
    private readonly starting: CallStarting,
    private readonly views: CallViews,
    private readonly accounts: SipAccounts,
    private readonly board: AvailabilityBoard,
    private readonly recording: RecordingWishes,
  ) {}

  /** His call that is not over, for a page that comes. */
  async current(visitorId: string): Promise<CallView | null> {
    const call = await this.starting.live(visitorId);
    return call && this.views.ofVisitor(visitorId, call.id);
  }

  async start(admitted: Admitted, input: z.output<typeof CallStart>): Promise<CallPass> {
    const { site, visitor } = admitted;
    if (unanswered(site.fields, input).length) throw new DomainError('invalid_input', { issues: [{ path: 'fields' }] });
    // Who is in a call already goes on with it; who comes now must find somebody there.
    const known = await this.starting.live(visitor.visitorId);
    if (!known && !(await this.board.ask(site)).canCall) throw new DomainError('call_unavailable');
    const call = await this.starting.start(admitted, input);
    return this.pass(visitor.visitorId, call.id);
  }

  /** Another page, the same call. */
  async pass(visitorId: string, callId: string): Promise<CallPass> {
    const call = await this.views.ofVisitor(visitorId, callId);
    if (call.state === 'ended') throw new DomainError('call_ended');
    const identity = { kind: 'call' as const, tenantId: currentTenant(), callId };
    return { call, account: this.accounts.make(identity), target: this.accounts.addressOf(identity) };
  }

  async refuseRecording(visitorId: string, callId: string): Promise<{ call: CallView }> {
    await this.recording.refuse(visitorId, callId);
    return { call: await this.views.ofVisitor(visitorId, callId) };
  }
}
