import { Injectable } from '@nestjs/common';
import type { TelephoneFacts, TelephoneOutcome } from '@guichet/contracts';
import { log } from '@guichet/platform';
import { bodyOf, type FinalAnswer, type SipBody, type SipResponse } from '@guichet/sip';
import { CallClosing } from '../live/call-closing.service.ts';
import type { LiveCall } from '../live/live-call.ts';
import { LiveCalls } from '../live/live-calls.service.ts';
import { type Attempt, CalledLines } from './called-lines.service.ts';
import { isDown, refusalOf } from './dial-outcome.ts';
import { type ClaimedDial, DialRows } from './dial-rows.service.ts';
import { type DialWay, DialWays } from './dial-ways.service.ts';

/** Who says nothing at all within this is not there: the next is tried. SIP itself would wait 32 s. */
const SILENCE_MS = 5_000;

interface Dialled {
  call: LiveCall;
  facts: TelephoneFacts;
  legId: string;
  /** That have not been tried. */
  ways: DialWay[];
  /** On the clock of `performance`. */
  ringsUntil: number;
}

/** Calls a number by one way after the other, until somebody on it has said a word. */
@Injectable()
export class NumberCalls {
  constructor(
    private readonly calls: LiveCalls,
    private readonly ways: DialWays,
    private readonly rows: DialRows,
    private readonly called: CalledLines,
    private readonly closing: CallClosing,
  ) {}

  /** The call of these rows; its agent's line is to speak as the first way does. */
  async open({ call: row, number }: ClaimedDial): Promise<LiveCall> {
    const [first] = await this.ways.to(number);
    const call = this.calls.of(row);
    call.band = first?.band ?? 'telephone';
    return call;
  }

  /** In the call's turn; the agent's line stands. */
  async dial(call: LiveCall, { reference, agentId, number, ringSeconds }: ClaimedDial): Promise<void> {
    const facts = { reference, conversationId: call.facts.conversationId, callId: call.id, agentId };
    const [legId, ways] = await Promise.all([this.called.begin(call), this.ways.to(number)]);
    const dialled = { call, facts, legId, ways, ringsUntil: performance.now() + ringSeconds * 1000 };
    // Whoever answers while this waits for its turn is talked with.
    const ringsOn = async () => (call.state === 'dialling' ? this.over(dialled, 'no_answer') : undefined);
    call.after('ringing', ringSeconds * 1000, ringsOn);
    await this.next(dialled);
  }

  private async next(dialled: Dialled): Promise<void> {
    const { call, legId } = dialled;
    if (call.isOver) return;
    const way = dialled.ways.shift();
    if (!way) return this.over(dialled, 'failed');
    const useless = (error: unknown): void => {
      log.warn({ err: error, trunkId: way.trunkId }, 'a trunk could not be used');
      way.found(false);
    };
    const prepared = await way.prepare().catch(useless);
    if (!prepared) return this.next(dialled);
    const media = prepared.leg.leg;
    // The last look before somebody's telephone rings.
    if (!(await this.rows.dialled(call.id, way))) return this.called.discard(media);
    try {
      const sip = prepared.invite((dialled.ringsUntil - performance.now()) / 1000);
      const attempt: Attempt = { legId, sip, media, isTrunk: way.trunkId !== null, hasRung: false, isOver: false };
      call.giveUp = () => this.called.giveUp(attempt);
      this.listen(dialled, attempt, way);
    } catch (error) {
      // Its connection was closed in this moment.
      useless(error);
      await this.called.discard(media);
      await this.next(dialled);
    }
  }

  private listen(dialled: Dialled, attempt: Attempt, way: DialWay): void {
    const { call } = dialled;
    const mine = (isFound: boolean, work: () => Promise<unknown>): void =>
      call.inTurn(async () => {
        way.found(isFound);
        if (!attempt.isOver && !call.isOver) await work();
      });
    let hasSpoken = false;
    // It may speak while this waits for its turn.
    call.after('silence', SILENCE_MS, async () => {
      if (hasSpoken) return;
      way.found(false);
      await this.elsewhere(dialled, attempt);
    });
    const isThere = (): void => {
      hasSpoken = true;
      call.clear('silence');
    };
    attempt.sip.handlers = {
      onTrying: isThere,
      onProgress: (response) => {
        isThere();
        mine(true, () => this.progressed(dialled, attempt, response));
      },
      onAnswered: ({ body }) => {
        isThere();
        mine(true, () => this.answered(dialled, attempt, body));
      },
      onFailed: (answer) => {
        isThere();
        mine(!isDown(answer.status, answer.response !== undefined), () => this.refused(dialled, attempt, answer));
      },
    };
  }

  private async progressed({ call, facts }: Dialled, attempt: Attempt, response: SipResponse): Promise<void> {
    const body = bodyOf(response);
    if (body && (await this.called.heard(call, attempt, body))) await this.called.sounds(call);
    attempt.hasRung = true;
    await this.rows.rung(facts);
  }

  private async answered(dialled: Dialled, attempt: Attempt, body: SipBody | undefined): Promise<void> {
    const { call, facts } = dialled;
    const isHeard = body ? await this.called.heard(call, attempt, body) : call.legOf(attempt.media) !== undefined;
    if (!isHeard) return this.over(dialled, 'failed');
    call.clear('ringing');
    await this.called.answered(call, attempt);
    await this.rows.answered(facts);
  }

  private async refused(dialled: Dialled, attempt: Attempt, { status, response }: FinalAnswer): Promise<void> {
    const refusal = refusalOf(status, response !== undefined, attempt.hasRung);
    if (refusal === 'elsewhere') await this.elsewhere(dialled, attempt);
    else await this.over(dialled, refusal);
  }

  private async elsewhere(dialled: Dialled, attempt: Attempt): Promise<void> {
    await this.called.drop(dialled.call, attempt);
    await this.next(dialled);
  }

  private async over({ call, facts }: Dialled, outcome: TelephoneOutcome): Promise<void> {
    await this.rows.said(facts, outcome);
    await this.closing.end(call, outcome === 'failed' ? 'failed' : 'not-reached');
  }
}
