import {
  acceptOffer,
  declineOffer,
  getConversation,
  getMyWork,
  listAgentIntervals,
  pullWork,
  updateQueue,
} from '@guichet/contracts';
import { Offers } from '../../../routing/src/work/offers.service.ts';
import { eventually, refusalCode } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA, startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { accepts, type House, offerOf, openHouse, setStatus, stateOf } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());

const quiet = () => new Promise((resolve) => setTimeout(resolve, 400));
const coolDownsOver = (house: House) =>
  house.inTenant(
    (tx) => tx.$executeRaw`
    update work_item set cool_downs = (select json_object_agg(key, now() - interval '1 second') from jsonb_each(cool_downs))
    where cool_downs <> '{}'`,
  );
/** As if it had rung for all its time. */
async function ringsOut(house: House, workItemId: string) {
  const offerEndsAt = new Date(Date.now() - 1000);
  await house.inTenant((tx) => tx.workItem.updateMany({ where: { id: workItemId }, data: { offerEndsAt } }));
  await desk.app.as(house.tenant, () => desk.app.get(Offers).expire(workItemId));
}

describe('an offer', () => {
  it('goes to one agent at a time, says what it is about, and is his once he accepts', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const tom = await house.agent('Tom');
    const conversationId = await house.mail({ from: LEA });
    const offer = await offerOf(nadia);
    expect(offer).toMatchObject({
      subject: { type: 'conversation', id: conversationId },
      ...{ channel: 'email', queueId: house.queueId, title: 'Commande 58 214', customerName: 'Léa Morin' },
      ...{ lastLine: 'Bonjour, où est mon colis ?', valueClass: 'standard', lastContactAt: null, skills: [] },
    });
    expect(Date.parse(offer.endsAt) - Date.parse(offer.offeredAt)).toBe(30_000);
    expect((await tom.call(getMyWork, {})).offers).toEqual([]);
    expect(await refusalCode(tom.call(acceptOffer, { workItemId: offer.workItemId }))).toBe('offer_over');
    expect((await house.admin.call(getConversation, { conversationId })).assigneeId).toBeNull();

    expect(await nadia.call(acceptOffer, { workItemId: offer.workItemId })).toEqual({ subject: offer.subject });
    expect((await house.admin.call(getConversation, { conversationId })).assigneeId).toBe(nadia.userId);
    const { active, offers } = await nadia.call(getMyWork, {});
    expect({ active, offers }).toMatchObject({ active: [{ workItemId: offer.workItemId }], offers: [] });
    expect(await refusalCode(nadia.call(acceptOffer, { workItemId: offer.workItemId }))).toBe('offer_over');
  });

  it('that is declined goes to the next with its age, and not back for a minute', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const at = new Date(Date.now() - 600_000);
    const conversationId = await house.mail({ at });
    const { workItemId } = await offerOf(nadia);
    await nadia.call(declineOffer, { workItemId });
    await quiet();
    const item = await house.work(conversationId);
    expect(item).toMatchObject({ id: workItemId, state: 'queued', agentId: null, position: 1 });
    expect(item.originalArrivalAt).toBe(at.toISOString());
    const [row] = await house.stays(conversationId);
    expect(row).toMatchObject({ rankAt: at, isManual: false, offeredAt: null, offerEndsAt: null });
    const until = Date.parse((row!.coolDowns as Record<string, string>)[nadia.userId]!);
    expect(until - Date.now()).toBeGreaterThan(55_000);
    expect(until - Date.now()).toBeLessThanOrEqual(60_000);
    expect(await stateOf(nadia)).toBe('ready');

    const tom = await house.agent('Tom');
    expect((await offerOf(tom)).workItemId).toBe(workItemId);
    await tom.call(declineOffer, { workItemId });
    await coolDownsOver(house);
    expect((await offerOf(nadia)).workItemId).toBe(workItemId);
  });

  it('that rings in vain goes back to its place; its agent is not responding until he says otherwise', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { capacity: 10 });
    const older = await house.mail({ at: new Date(Date.now() - 60_000) });
    const { workItemId } = await offerOf(nadia);
    await house.mail();
    await ringsOut(house, workItemId);
    expect(await stateOf(nadia)).toBe('not_responding');
    expect(await house.work(older)).toMatchObject({ state: 'queued', position: 1 });
    const { intervals } = await house.admin.call(listAgentIntervals, { userId: nadia.userId });
    expect(intervals[0]).toMatchObject({ state: 'not_responding', actorId: null, to: null });
    await quiet();
    expect((await nadia.call(getMyWork, {})).offers).toEqual([]);
    expect(await refusalCode(nadia.call(acceptOffer, { workItemId }))).toBe('offer_over');
    // Ready again, he gets the other one: this one skips him for a minute.
    await setStatus(nadia, 'ready');
    expect((await offerOf(nadia)).workItemId).not.toBe(workItemId);
  });

  it('that was answered in time does not run out later', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const workItemId = await accepts(nadia);
    await desk.app.as(house.tenant, () => desk.app.get(Offers).expire(workItemId));
    expect(await house.work(conversationId)).toMatchObject({ state: 'active', agentId: nadia.userId });
    expect(await stateOf(nadia)).toBe('ready');
  });

  it('whose timer nobody rings is seen by the sweep', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    const offerEndsAt = new Date(Date.now() - 1000);
    await house.inTenant((tx) => tx.workItem.updateMany({ where: { id: workItemId }, data: { offerEndsAt } }));
    await eventually('the sweep', async () => (await stateOf(nadia)) === 'not_responding');
    expect(await house.work(conversationId)).toMatchObject({ state: 'queued' });
  });

  it('is for him alone to answer', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    await house.mail();
    const { workItemId } = await offerOf(nadia);
    const tom = await house.agent('Tom', { isAway: true });
    expect(await refusalCode(tom.call(pullWork, { workItemId }))).toBe('offer_over');
    expect(await refusalCode(tom.call(declineOffer, { workItemId }))).toBe('offer_over');
    await nadia.call(acceptOffer, { workItemId });
  });

  it('is not made for what is given without asking', async () => {
    const house = await openHouse(desk, { channels: {} });
    const nadia = await house.agent('Nadia', { maximums: { email: 1 } });
    const first = await house.mail();
    await house.until(first, 'active', nadia);
    expect((await nadia.call(getMyWork, {})).offers).toEqual([]);
    expect((await house.admin.call(getConversation, { conversationId: first })).assigneeId).toBe(nadia.userId);
    // His maximum is reached, whatever his units say.
    const second = await house.mail();
    await quiet();
    expect(await house.work(second)).toMatchObject({ state: 'queued', position: 1 });
    const tom = await house.agent('Tom');
    await house.until(second, 'active', tom);
  });

  it('comes for what waited, when room comes: best first, and no more than fits', async () => {
    const house = await openHouse(desk);
    await house.admin.call(updateQueue, { queueId: house.queueId, channels: {} });
    const ages = [1, 3, 2];
    const ids: string[] = [];
    for (const minutes of ages) ids.push(await house.mail({ at: new Date(Date.now() - minutes * 60_000) }));
    const nadia = await house.agent('Nadia', { capacity: 20 });
    await house.until(ids[1]!, 'active', nadia);
    await house.until(ids[2]!, 'active', nadia);
    await quiet();
    expect(await house.work(ids[0]!)).toMatchObject({ state: 'queued' });
  });
});
