import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Dialler, Diallers, type DialOrder } from '@guichet/phone-numbers';
import { Clock, Events, found, key, type Tx } from '@guichet/platform';
import { v5 as uuidOf } from 'uuid';
import { CallEnds } from '../calls/call-ends.service.ts';
import { secondsBetween } from '../calls/seconds-between.ts';
import { costOf } from './dial-outcome.ts';
import { DialWays } from './dial-ways.service.ts';

/** Until then a process must have taken it: the one that has the agent's telephone. */
const SET_UP_MS = 15_000;

/** Names are made unique within it. */
const CALLS_OF_REFERENCES = '7c0e3f5a-6b1d-4a58-9a6e-0d1f6f2b9c11';

/** Calls numbers: the rows first, then whoever has the agent's telephone takes them up ({@link DialNews}). */
@Injectable()
export class Dialling implements Dialler, OnModuleInit {
  constructor(
    private readonly diallers: Diallers,
    private readonly ways: DialWays,
    private readonly ends: CallEnds,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.diallers.register(this);
  }

  canDial(tx: Tx, number: string): Promise<boolean> {
    return this.ways.isThere(tx, number);
  }

  async dial(tx: Tx, { reference, conversationId, agentId, number, ringSeconds }: DialOrder): Promise<void> {
    // The call's id comes of the reference: whoever comes second waits here for the first, and then does nothing.
    const callId = uuidOf(reference, CALLS_OF_REFERENCES);
    const now = this.clock.now();
    const { customerId } = found(await tx.conversation.findUnique({ where: key(conversationId) }));
    const customer = customerId && (await tx.customer.findUnique({ where: key(customerId) }));
    const language = customer && customer.language === 'en' ? 'en' : 'fr';
    const aliveUntil = new Date(now.getTime() + SET_UP_MS);
    const call = { id: callId, conversationId, clientId: reference, language, startedAt: now, aliveUntil };
    const { count } = await tx.call.createMany({ data: [{ ...call, state: 'dialling' }], skipDuplicates: true });
    if (!count) return;
    await tx.dial.create({ data: { reference, callId, number, agentId, ringSeconds } });
    await tx.callLeg.create({ data: { callId, role: 'agent', userId: agentId, startedAt: now } });
    await this.events.announce(tx, 'call.dialled', { conversationId, callId });
  }

  async underWay(tx: Tx): Promise<number> {
    const where = { endedAt: null };
    const dials = await tx.dial.findMany({ where, include: { call: { select: { answeredAt: true } } } });
    const now = this.clock.now();
    const costs = dials.map(async ({ dialledAt, costPerMinute, number, call }) => {
      const perMinute = dialledAt ? costPerMinute : await this.ways.dearest(tx, number);
      return costOf(perMinute, Math.max(60, secondsBetween(call.answeredAt, now))) ?? 0;
    });
    return (await Promise.all(costs)).reduce((all, one) => all + one, 0);
  }

  async hangUp(tx: Tx, reference: string): Promise<void> {
    const dial = await tx.dial.findFirst({ where: { reference, endedAt: null } });
    if (dial) await this.ends.in(tx, dial.callId, 'agent');
  }
}
