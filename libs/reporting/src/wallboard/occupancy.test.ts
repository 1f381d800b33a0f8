import {
  type Channel,
  createAlertRule,
  createQueue,
  getWallboard,
  listAlertRules,
  type RequestOf,
  updateQueue,
} from '@guichet/contracts';
import type { TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertSweep } from '../alerts/alert-sweep.ts';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ GUICHET_ROLE: 'web' }, [ReportingModule]);
});
afterAll(() => desk.app.stop());

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

/** Ready for longer than the board looks back. */
async function present(house: House, name: string, channels: Channel[]): Promise<TestPerson> {
  const person = await house.agent(name);
  await house.inTenant(async (tx) => {
    await tx.agent.updateMany({ where: { userId: person.userId }, data: { channels } });
    await tx.agentInterval.updateMany({ where: { userId: person.userId, to: null }, data: { from: ago(60) } });
  });
  return person;
}
/** Minutes of work that are over. */
const worked = (house: House, { userId }: TestPerson, queueId: string, channel: Channel, from: number, to: number) =>
  house.inTenant((tx) =>
    tx.workItem.create({
      data: {
        ...{ id: uuid({ msecs: ago(from).getTime() }), subjectType: 'nothing', subjectId: uuid(), units: 33 },
        ...{
          state: 'done',
          channel,
          queueId,
          agentId: userId,
          acceptedAt: ago(from),
          endedAt: ago(to),
          doneAt: ago(to),
        },
        ...{ enqueuedAt: ago(from), originalArrivalAt: ago(from), rankAt: ago(from) },
      },
    }),
  );

/** Nadia serves calls and chats of the first queue, Tom all of the second; both have mail in hand. */
async function twoQueues() {
  const house = await openHouse(desk, { isForEverybody: false });
  const { queue: second } = await house.admin.call(createQueue, { name: 'Atelier' });
  const nadia = await present(house, 'Nadia', ['voice', 'chat']);
  const tom = await present(house, 'Tom', ['voice', 'chat', 'email', 'callback']);
  await house.admin.call(updateQueue, { queueId: house.queueId, memberIds: [nadia.userId] });
  await house.admin.call(updateQueue, { queueId: second.id, isForEverybody: false, memberIds: [tom.userId] });
  // Two things at once are worked once; mail does not count.
  await worked(house, nadia, house.queueId, 'voice', 25, 15);
  await worked(house, nadia, house.queueId, 'chat', 20, 10);
  await worked(house, tom, second.id, 'chat', 6, 3);
  await worked(house, tom, second.id, 'email', 30, 0);
  return { house, second };
}

describe('occupancy', () => {
  it('is of those who serve the queue and take the channel', async () => {
    const { house, second } = await twoQueues();
    const { rows, total } = await house.admin.call(getWallboard, {});
    const of = (queueId: string, channel: Channel) =>
      rows.find((row) => row.queueId === queueId && row.channel === channel)!.occupancy;
    expect(of(house.queueId, 'voice')).toBeCloseTo(0.5, 2);
    expect(of(house.queueId, 'chat')).toBeCloseTo(0.5, 2);
    expect(of(second.id, 'chat')).toBeCloseTo(0.1, 2);
    expect(of(second.id, 'email')).toBeNull();
    expect(total.occupancy).toBeCloseTo(0.3, 2);
  });

  it('of a queue raises its alert, and no other one', async () => {
    const { house, second } = await twoQueues();
    const rule: Omit<RequestOf<typeof createAlertRule>, 'name' | 'queueId'> = {
      ...{ figure: 'occupancy', isAbove: true, raiseAt: 40, clearAt: 30, forSeconds: 0, channel: null },
      ...{ severity: 'warning', isLoud: false, mailTo: [], isEnabled: true },
    };
    await house.admin.call(createAlertRule, { ...rule, name: 'first', queueId: house.queueId });
    await house.admin.call(createAlertRule, { ...rule, name: 'second', queueId: second.id });
    await house.admin.call(createAlertRule, { ...rule, name: 'third', queueId: house.queueId, channel: 'email' });
    await desk.app.as(house.tenant, () => desk.app.get(AlertSweep).sweepTenant());
    const { rules } = await house.admin.call(listAlertRules, {});
    expect(rules.map(({ name, state }) => [name, state])).toEqual([
      ['first', 'raised'],
      ['second', 'quiet'],
      ['third', 'quiet'],
    ]);
  });
});
