import { createTrunk, type DomainEvents, type RequestOf, type TelephoneOutcome } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Diallers, type DialOrder } from '@guichet/phone-numbers';
import { key, type rows } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { eventually } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { trunkSdp } from '../soundless-sdp.fixtures.ts';
import { Carrier } from '../trunks/carrier.fixtures.ts';
import type { Seat, VoiceHouse } from '../voice-house.fixtures.ts';

type Ended = DomainEvents['telephone.ended'];

/** What carriers do with calls. */
export const answers: Carrier['onCall'] = (call) => {
  call.progress(180);
  call.accept(trunkSdp());
};
export const refuses =
  (status: number): Carrier['onCall'] =>
  (call) =>
    call.reject(status);

/** A house whose agents call numbers: somebody owns the conversation, and wants its number dialled. */
export class DialHouse {
  readonly house: VoiceHouse;
  private readonly carriers: Carrier[] = [];

  constructor(house: VoiceHouse) {
    this.house = house;
  }

  /** A carrier, and the trunk to it behind all others. */
  async trunk(onCall: Carrier['onCall'], more: Partial<RequestOf<typeof createTrunk>> = {}): Promise<Carrier> {
    const { username = '', password = '' } = more;
    const carrier = await Carrier.start({ onCall, ...(password ? { account: { username, password } } : {}) });
    this.carriers.push(carrier);
    await this.trunkAt(carrier.port, more);
    return carrier;
  }

  async trunkAt(port: number, more: Partial<RequestOf<typeof createTrunk>> = {}): Promise<void> {
    const rates = [{ prefix: '+33', costPerMinute: 60_000 }];
    const trunk = { name: `Opérateur ${port}`, host: '127.0.0.1', port, rates, ...more };
    await this.house.admin.call(createTrunk, trunk);
  }

  /** A conversation that the agent has in hand. */
  async conversationOf({ person }: Seat): Promise<string> {
    const { house } = this;
    const { app, queue } = house;
    return house.inTenant(async (tx) => {
      const customer = await tx.customer.create({ data: { id: uuid(), name: 'Inès Caron' } });
      const at = new Date();
      const site = await tx.site.findUniqueOrThrow({ where: key(house.site.id) });
      const told = { callId: uuid(), siteId: site.id };
      const { id } = await app.get(LiveCourse).open(tx, {
        ...{ channel: 'voice', inboxId: site.inboxId, customerId: customer.id, subject: 'Rappel', at },
        ...{ event: 'call.started', told },
      });
      await tx.conversation.update({ where: key(id), data: { assigneeId: person.userId } });
      const taking = { agentId: person.userId, queueId: queue.id, channel: 'voice' as const, customerId: customer.id };
      await app.get(RoutingService).take(
        tx,
        { type: 'conversation', id },
        {
          ...{ ...taking, originalArrivalAt: at, reason: 'assigned' as const },
        },
      );
      return id;
    });
  }

  /** Has it dialled; the same reference again is the same call. */
  async dial(agent: Seat, more: Partial<DialOrder> = {}): Promise<DialOrder> {
    const conversationId = more.conversationId ?? (await this.conversationOf(agent));
    const order: DialOrder = {
      ...{ reference: uuid(), conversationId, queueId: this.house.queue.id, agentId: agent.person.userId },
      ...{ number: '+33142920001', ringSeconds: 20, ...more },
    };
    await this.house.inTenant(async (tx) => {
      const dialler = await this.house.app.get(Diallers).for(tx, order.number);
      if (!dialler) throw new Error('no line to that number');
      await dialler.dial(tx, order);
    });
    return order;
  }

  callOf({ reference }: DialOrder): Promise<rows.Call & { legs: rows.CallLeg[]; dial: rows.Dial | null }> {
    const where = { dial: { reference } };
    return this.house.inTenant((tx) => tx.call.findFirstOrThrow({ where, include: { legs: true, dial: true } }));
  }

  async stage(order: DialOrder, state: rows.Call['state']): Promise<rows.Call> {
    return eventually(state, async () => {
      const call = await this.callOf(order);
      return call.state === state ? call : null;
    });
  }

  /** Everything that was told of it, in order. */
  async told({ reference }: DialOrder): Promise<string[]> {
    const where = { type: { startsWith: 'telephone.' }, data: { path: ['reference'], equals: reference } };
    const events = await this.house.inTenant((tx) => tx.domainEvent.findMany({ where, orderBy: { id: 'asc' } }));
    return events.map(({ type, data }) =>
      type === 'telephone.ended' ? `ended ${(data as unknown as Ended).outcome}` : type.slice('telephone.'.length),
    );
  }

  async ended(order: DialOrder): Promise<Ended & { outcome: TelephoneOutcome }> {
    const { reference } = order;
    const where = { type: 'telephone.ended', data: { path: ['reference'], equals: reference } };
    return eventually('the end', async () => {
      const event = await this.house.inTenant((tx) => tx.domainEvent.findFirst({ where }));
      return event && (event.data as unknown as Ended);
    });
  }

  async close(): Promise<void> {
    await this.house.close();
    await Promise.all(this.carriers.splice(0).map((carrier) => carrier.stop()));
  }
}
