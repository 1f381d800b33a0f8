import type { rows } from '@guichet/platform';
import { type CallAnswer, type OutgoingCall, SipHeaders, type SipResponse } from '@guichet/sip';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveCall } from '../live/live-call.ts';
import type { ClaimedDial } from './dial-rows.service.ts';
import type { DialWay } from './dial-ways.service.ts';
import { NumberCalls } from './number-calls.service.ts';

const RING_SECONDS = 30;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A number that has two trunks, of which the first is asked; what comes of it waits until {@link free}. */
async function dialled() {
  const sip = { handlers: {} } as OutgoingCall;
  const told = vi.fn((_: string) => Promise.resolve());
  const invite = () => {
    void told('asked');
    return sip;
  };
  const way: DialWay = {
    ...{ trunkId: uuid(), costPerMinute: null, band: 'telephone', found: () => undefined },
    prepare: () => Promise.resolve({ leg: { leg: 'media', sdp: '' }, invite }),
  };
  const call = new LiveCall({ id: uuid(), tenantId: uuid(), conversationId: uuid(), state: 'dialling' } as rows.Call);
  const called = {
    ...{ begin: () => Promise.resolve('leg'), drop: () => told('dropped'), heard: () => Promise.resolve(true) },
    answered: async () => void (call.state = 'talking'),
  };
  const written = {
    dialled: () => Promise.resolve(true),
    rung: () => told('rung'),
    said: told,
    answered: () => told('answered'),
  };
  const numbers = new NumberCalls(
    ...([
      {},
      { to: () => Promise.resolve([way, way]) },
      written,
      called,
      { end: () => told('ended') },
    ] as unknown as ConstructorParameters<typeof NumberCalls>),
  );
  const order = { reference: 'r', number: '+33142920001', ringSeconds: RING_SECONDS } as ClaimedDial;
  await call.turn(() => numbers.dial(call, order));
  const { promise: other, resolve: free } = Promise.withResolvers<void>();
  call.inTurn(() => other);
  const words = async () => {
    free();
    await call.turn(() => Promise.resolve());
    call.clearAll();
    return told.mock.calls.map(([word]) => word);
  };
  return { sip, words };
}

it('is called by no other trunk when the first has rung in the moment in which it was given up', async () => {
  const { sip, words } = await dialled();
  await vi.advanceTimersByTimeAsync(5_000);
  sip.handlers.onProgress?.({ status: 180, headers: new SipHeaders({}), body: Buffer.alloc(0) } as SipResponse);
  expect(await words()).toEqual(['asked', 'rung']);
});

it('who answers in the last moment of his ring is talked with', async () => {
  const { sip, words } = await dialled();
  sip.handlers.onAnswered?.({ body: { type: 'application/sdp', content: Buffer.alloc(0) } } as unknown as CallAnswer);
  await vi.advanceTimersByTimeAsync(RING_SECONDS * 1000);
  expect(await words()).toEqual(['asked', 'answered']);
});
