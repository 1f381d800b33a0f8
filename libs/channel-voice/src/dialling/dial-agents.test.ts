import type { rows } from '@guichet/platform';
import type { CallAnswer } from '@guichet/sip';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Fork, LiveCall, type Ring } from '../live/live-call.ts';
import { DialAgents } from './dial-agents.service.ts';
import type { ClaimedDial } from './dial-rows.service.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('an agent who answers in the last moment of his ring has the call', async () => {
  const call = new LiveCall({ id: uuid(), tenantId: uuid(), conversationId: uuid(), state: 'dialling' } as rows.Call);
  const nothing = () => Promise.resolve();
  const [end, dialled] = [vi.fn(nothing), vi.fn(nothing)];
  const rings = {
    begin: async (_: LiveCall, who: Omit<Ring, 'forks'>) =>
      void call.rings.set(who.legId, { ...who, forks: new Set() }),
    stop: (_: LiveCall, { legId }: Ring) => void call.rings.delete(legId),
    connect: nothing,
  };
  const agents = new DialAgents(
    ...([
      rings,
      { takeIn: () => undefined },
      { legAnswered: nothing, legEnded: nothing },
      { end },
      { open: () => Promise.resolve(call), dial: dialled },
    ] as unknown as ConstructorParameters<typeof DialAgents>),
  );
  const legs = [{ id: 'leg', role: 'agent' }];
  await agents.call({ agentId: 'sarah', call: { legs } } as unknown as ClaimedDial, []);
  const { promise: other, resolve: done } = Promise.withResolvers<void>();
  const busy = call.turn(() => other);
  call.inTurn(() => agents.answered(call, call.rings.get('leg')!, {} as Fork, {} as CallAnswer));
  await vi.advanceTimersByTimeAsync(15_000);
  done();
  await busy;
  await call.turn(nothing);
  expect([dialled.mock.calls.length, end.mock.calls.length]).toEqual([1, 0]);
});
