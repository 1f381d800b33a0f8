import { Injectable } from '@nestjs/common';
import { CallRows } from '../calls/call-rows.service.ts';
import { AgentLeaving } from './agent-leaving.service.ts';
import { CallSound } from './call-sound.service.ts';
import { LegLines, lineHandlers } from './leg-lines.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** A desk whose connection is closed comes back by itself within this. */
const BACK_MS = 3_000;
/** Without a sound of him he is gone. */
const SILENCE_MS = 500;

/** Those who answer: how they come into a talk, and how they leave it. */
@Injectable()
export class AgentLines {
  constructor(
    private readonly lines: LegLines,
    private readonly sound: CallSound,
    private readonly rows: CallRows,
    private readonly leaving: AgentLeaving,
  ) {}

  /** He has answered: they hear each other. */
  async joined(call: LiveCall, leg: LiveLeg): Promise<void> {
    this.takeIn(call, leg);
    if (leg.role !== 'agent') {
      await this.sound.apply(call);
      return this.rows.legAnswered(call.facts, leg.id);
    }
    const { caller } = call;
    call.state = 'talking';
    caller?.pickUp?.();
    await this.sound.apply(call);
    call.answeredAt = await this.rows.answered(call.facts, { id: leg.id, userId: leg.userId! }, caller?.id ?? null);
  }

  /** His line is the call's: it is heard when it holds, and when it is gone. */
  takeIn(call: LiveCall, leg: LiveLeg): void {
    call.legs.set(leg.id, leg);
    const gone = (work: () => Promise<void>): void =>
      call.inTurn(async () => (call.legs.get(leg.id) === leg ? work() : undefined));
    leg.sip.handlers = {
      ...lineHandlers(call, leg, this.lines),
      onEnded: () => gone(() => this.leaving.hungUp(call, leg)),
      onFlowClosed: () => call.after(`back ${leg.id}`, BACK_MS, () => this.look(call, leg)),
    };
    // He may have gone while his answer was taken in.
    if (leg.sip.state === 'ended') gone(() => this.leaving.hungUp(call, leg));
    else if (!leg.sip.flow.isOpen) call.after(`back ${leg.id}`, BACK_MS, () => this.look(call, leg));
  }

  /** Whoever was called besides does not come. */
  async alone(call: LiveCall): Promise<void> {
    await this.sound.apply(call);
  }

  /** His connection is closed: as long as he is heard, he is there. */
  private async look(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (call.legs.get(leg.id) !== leg || leg.sip.flow.isOpen) return;
    if (await this.sound.isSilent(leg.media, SILENCE_MS)) return this.leaving.vanished(call, leg);
    call.after(`back ${leg.id}`, BACK_MS, () => this.look(call, leg));
  }
}
