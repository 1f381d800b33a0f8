import {
  type AlertRule,
  createAlertRule,
  deleteAlertRule,
  getWallboard,
  listAlertRules,
  type RequestOf,
  updateAlertRule,
} from '@guichet/contracts';
import { Clock, Jobs } from '@guichet/platform';
import { eventually, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { AlertSweep } from './alert-sweep.ts';

let desk: TestDesk;
beforeAll(async () => {
  // No process looks by itself, so that each look of a test is the only one.
  desk = await startTestDesk({ GUICHET_ROLE: 'web' }, [ReportingModule]);
  await desk.app.get(Jobs).start();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => desk.app.stop());

type Wishes = RequestOf<typeof createAlertRule>;
const wishes: Wishes = {
  ...{ name: 'Too many wait', figure: 'waiting', queueId: null, channel: null, severity: 'alarm', isLoud: true },
  ...{ isAbove: true, raiseAt: 1, clearAt: 0, forSeconds: 10, mailTo: [], isEnabled: true },
};
const look = (house: House) => desk.app.as(house.tenant, () => desk.app.get(AlertSweep).sweepTenant());
const at = (second: number) => {
  const now = new Date(Date.UTC(2026, 10, 26, 12, 0, second));
  vi.spyOn(desk.app.get(Clock), 'now').mockReturnValue(now);
};
const stateOf = async (person: TestPerson) => (await person.call(listAlertRules, {})).rules[0]!.state;
const told = (house: House) =>
  house.inTenant((tx) =>
    tx.domainEvent.findMany({ where: { type: { in: ['alert.raised', 'alert.cleared'] } }, orderBy: { id: 'asc' } }),
  );

describe('an alert', () => {
  it('is raised once, lasts while it trembles, and is over once', async () => {
    const house = await openHouse(desk);
    await house.admin.call(createAlertRule, { ...wishes, raiseAt: 1, clearAt: 0 });
    const one = await house.mail();
    const other = await house.mail();
    for (const [second, state] of [
      [0, 'pending'],
      [9, 'pending'],
      [10, 'raised'],
      [11, 'raised'],
    ] as const) {
      at(second);
      await look(house);
      expect(await stateOf(house.admin)).toBe(state);
    }
    const { alerts } = await house.admin.call(getWallboard, {});
    expect(alerts).toMatchObject([{ name: 'Too many wait', figure: 'waiting', severity: 'alarm' }]);
    const settle = (id: string) =>
      house.inTenant((tx) => tx.workItem.updateMany({ where: { subjectId: id }, data: { state: 'done' } }));
    await settle(one);
    at(12);
    await look(house);
    expect(await stateOf(house.admin)).toBe('raised');
    await settle(other);
    for (const second of [13, 14]) {
      at(second);
      await look(house);
      expect(await stateOf(house.admin)).toBe('quiet');
    }
    expect((await told(house)).map(({ type, data }) => [type, (data as { value: number }).value])).toEqual([
      ['alert.raised', 2],
      ['alert.cleared', 0],
    ]);
  });

  it('is told once however many processes look at once', async () => {
    const house = await openHouse(desk);
    await house.admin.call(createAlertRule, { ...wishes, raiseAt: 0, forSeconds: 0 });
    await house.mail();
    await Promise.all(Array.from({ length: 8 }, () => look(house)));
    await look(house);
    expect(await told(house)).toHaveLength(1);
  });

  it('is mailed to whom it names, once each, in his language', async () => {
    const house = await openHouse(desk);
    const [nora, tom] = [
      await signIn(desk.app, house.tenant, { email: 'nora@example.test' }),
      await signIn(desk.app, house.tenant, { email: 'tom@example.test' }),
    ];
    await house.inTenant((tx) => tx.user.updateMany({ where: { id: tom.userId }, data: { locale: 'en' } }));
    await house.admin.call(createAlertRule, {
      ...wishes,
      raiseAt: 0,
      forSeconds: 0,
      mailTo: [nora.userId, tom.userId],
    });
    await house.mail();
    await look(house);
    const mails = await eventually('both mails', async () => {
      const all = await house.inTenant((tx) => tx.localMail.findMany({ orderBy: { subject: 'asc' } }));
      return all.length >= 2 ? all : null;
    });
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [['tom@example.test'], 'Alert: Too many wait'],
      [['nora@example.test'], 'Alerte\u00a0: Too many wait'],
    ]);
    expect(mails[0]!.text).toContain('Too many wait: 1 now.');
  });

  it('begins again when it is changed, and says nothing while it is off', async () => {
    const house = await openHouse(desk);
    const { id: alertId } = await house.admin.call(createAlertRule, { ...wishes, raiseAt: 0, forSeconds: 0 });
    await house.mail();
    await look(house);
    await house.admin.call(updateAlertRule, { ...wishes, alertId, raiseAt: 0, forSeconds: 0, isEnabled: false });
    expect((await house.admin.call(getWallboard, {})).alerts).toEqual([]);
    await look(house);
    expect(await told(house)).toHaveLength(1);
    expect(await stateOf(house.admin)).toBe('quiet');
  });

  it('looks at its queue and channel only', async () => {
    const [house, elsewhere] = [await openHouse(desk), await openHouse(desk)];
    await house.mail();
    const rules: Partial<Wishes>[] = [{ queueId: house.queueId }, { channel: 'email' }, { channel: 'chat' }];
    for (const one of rules)
      await house.admin.call(createAlertRule, {
        ...wishes,
        ...one,
        name: JSON.stringify(one),
        raiseAt: 0,
        forSeconds: 0,
      });
    await look(house);
    const { rules: all } = await house.admin.call(listAlertRules, {});
    expect(all.map(({ state }: AlertRule) => state).sort()).toEqual(['quiet', 'raised', 'raised']);
    expect((await elsewhere.admin.call(listAlertRules, {})).rules).toEqual([]);
  });
});

describe('a rule', () => {
  it('clears on the quiet side, and names queues and people of its own company', async () => {
    const [house, elsewhere] = [await openHouse(desk), await openHouse(desk)];
    const make = (some: Partial<Wishes>) => refusalCode(house.admin.call(createAlertRule, { ...wishes, ...some }));
    expect(await make({ clearAt: 2 })).toBe('invalid_input');
    expect(await make({ isAbove: false, raiseAt: 60, clearAt: 50 })).toBe('invalid_input');
    expect(await make({ queueId: elsewhere.queueId })).toBe('not_found');
    expect(await make({ mailTo: [elsewhere.admin.userId] })).toBe('not_found');
    const { id: alertId } = await house.admin.call(createAlertRule, wishes);
    expect(await refusalCode(elsewhere.admin.call(deleteAlertRule, { alertId }))).toBe('not_found');
    expect(await house.admin.call(deleteAlertRule, { alertId })).toEqual({ ok: true });
  });

  it('is left alone by whoever only answers customers', async () => {
    const house = await openHouse(desk);
    const agent = await signIn(desk.app, house.tenant);
    expect(await refusalCode(agent.call(listAlertRules, {}))).toBe('forbidden');
    expect(await refusalCode(agent.call(createAlertRule, wishes))).toBe('forbidden');
  });
});
