import { endAttempt, getConversation, startAttempt, updateQueue, updateSite } from '@guichet/contracts';
import { eventually } from '@guichet/testing';
import { afterEach, expect, it } from 'vitest';
import { ChannelVoiceModule } from '../../channel-voice/src/channel-voice.module.ts';
import { Visitor } from '../../channel-voice/src/voice-house.fixtures.ts';
import { Asker, callbackHouses } from './callback-house.fixtures.ts';

const { app, open } = callbackHouses([ChannelVoiceModule]);
const callers: Visitor[] = [];
afterEach(() => Promise.all(callers.splice(0).map((caller) => caller.close())));

it('whoever waits too long in a call is offered to be called: his place is kept, and nobody rings for the call', async () => {
  const house = await open();
  const overflow = [{ afterSeconds: 1, to: { type: 'callback' as const } }];
  await house.admin.call(updateQueue, { queueId: house.queue.id, overflow });
  await house.admin.call(updateSite, { siteId: house.site.id, callQueueId: house.queue.id });
  const nadia = await house.agent('Nadia');
  // She is full, so all wait.
  const first = await (await house.asker()).asked('07 38 12 34 56');
  await house.accept(nadia);
  const caller = await Visitor.open({ url: app().url, sipUrl: app().url }, house.site.key);
  callers.push(caller);
  const { call } = await caller.calls({ email: 'ines@exemple.test' });
  const later = await (await house.asker()).asked('07 38 12 34 57');
  expect(call.offersCallback).toBe(false);
  await caller.sees('the offer', ({ offersCallback }) => offersCallback);
  const rowOf = () => house.inTenant((tx) => tx.call.findFirstOrThrow({ where: { id: call.callId } }));
  const { conversationId } = await rowOf();
  const [was] = await house.work(conversationId);
  const { callbackId } = await new Asker(caller).asked('06 12 34 56 78', { instead: call.callId });
  await eventually('the call’s end', async () => (await rowOf()).state === 'ended');
  expect(await rowOf()).toMatchObject({ end: 'caller', answeredAt: null });
  expect(await house.work(conversationId)).toMatchObject([{ state: 'done', outcome: 'callback', agentId: null }]);
  await eventually('its conversation closed', async () => {
    const { status } = await house.admin.call(getConversation, { conversationId });
    return status === 'resolved';
  });
  const asked = await house.row(callbackId);
  const [is] = await house.work(asked.conversationId);
  expect(is!.originalArrivalAt).toEqual(was!.originalArrivalAt);
  await nadia.call(startAttempt, { callbackId: first.callbackId });
  await nadia.call(endAttempt, { callbackId: first.callbackId, outcome: 'reached' });
  expect(await house.accept(nadia)).toBe(asked.conversationId);
  await nadia.call(startAttempt, { callbackId });
  await nadia.call(endAttempt, { callbackId, outcome: 'reached' });
  expect(await house.accept(nadia)).toBe((await house.row(later.callbackId)).conversationId);
});
