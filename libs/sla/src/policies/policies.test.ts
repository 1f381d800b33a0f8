import {
  createCalendar,
  createQueue,
  createSlaPolicy,
  deleteCalendar,
  deleteQueue,
  deleteSlaPolicy,
  listAudit,
  listSlaPolicies,
  orderSlaPolicies,
  updateSlaPolicy,
} from '@guichet/contracts';
import { refusal, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house, startSlaApp } from '../sla-house.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startSlaApp();
});
afterAll(() => app.stop());

const none = { first_response: null, next_response: null, resolution: null };

describe('policies', () => {
  it('are made, changed, ordered and deleted, and each act is kept', async () => {
    const { admin } = await house(app);
    const a = await admin.call(createSlaPolicy, { name: 'A', conditions: {}, targets: none });
    const b = await admin.call(createSlaPolicy, { name: 'B', conditions: { channels: ['email'] }, targets: none });
    expect([a.warnMinutes, a.isEnabled, a.conditions.queueIds]).toEqual([15, true, []]);
    await admin.call(orderSlaPolicies, { policyIds: [b.id, a.id] });
    const { id: policyId, ...fields } = a;
    await admin.call(updateSlaPolicy, { ...fields, policyId, name: 'A+', warnMinutes: 30 });
    await admin.call(deleteSlaPolicy, { policyId: b.id });
    const { policies } = await admin.call(listSlaPolicies, {});
    expect(policies.map(({ name, warnMinutes }) => [name, warnMinutes])).toEqual([['A+', 30]]);
    const { entries } = await admin.call(listAudit, {});
    const acts = entries.map(({ action }) => action).filter((action) => action.startsWith('sla-policy.'));
    expect(acts.sort()).toEqual([
      ...['sla-policy.changed', 'sla-policy.created', 'sla-policy.created', 'sla-policy.deleted', 'sla-policy.ordered'],
    ]);
  });

  it('are refused in an order that is out of date, and with what belongs to another company', async () => {
    const [ours, theirs] = [await house(app), await house(app)];
    const policy = await ours.admin.call(createSlaPolicy, { name: 'A', conditions: {}, targets: none });
    expect(await refusalCode(ours.admin.call(orderSlaPolicies, { policyIds: [policy.id, policy.id] }))).toBe('stale');
    for (const conditions of [{ queueIds: [theirs.queueId] }, { inboxIds: [theirs.inboxId] }])
      expect(await refusalCode(ours.admin.call(createSlaPolicy, { name: 'B', conditions, targets: none }))).toBe(
        'not_found',
      );
    expect(await refusalCode(theirs.admin.call(deleteSlaPolicy, { policyId: policy.id }))).toBe('not_found');
  });

  it('are refused with an address that is none', async () => {
    const { admin } = await house(app);
    for (const url of ['file:///etc/passwd', 'ftp://exemple.test/', 'pas une adresse'])
      expect(
        await refusalCode(
          admin.call(createSlaPolicy, {
            name: 'A',
            conditions: {},
            targets: none,
            onBreach: [{ type: 'webhook', url }],
          }),
        ),
      ).toBe('invalid_input');
  });

  it('are set by administrators only', async () => {
    const { tenant } = await house(app);
    const lead = await signIn(app, tenant, { role: 'supervisor' });
    expect(await refusalCode(lead.call(listSlaPolicies, {}))).toBe('forbidden');
  });

  it('keep their calendar and their queue from being deleted, and follow a queue that is', async () => {
    const { admin, queueId } = await house(app);
    const calendar = await admin.call(createCalendar, { name: 'Heures', zone: 'Europe/Paris', ranges: [] });
    const { queue } = await admin.call(createQueue, { name: 'Renfort' });
    await admin.call(createSlaPolicy, {
      ...{ name: 'A', conditions: { queueIds: [queue.id] }, targets: none, calendarId: calendar.id },
      onBreach: [{ type: 'queue', queueId: queue.id }],
    });
    const refused = await refusal(admin.call(deleteCalendar, { calendarId: calendar.id }));
    expect([refused.code, refused.details]).toEqual(['in_use', { policies: ['A'] }]);
    expect(await refusalCode(admin.call(deleteQueue, { queueId: queue.id }))).toBe('in_use');
    await admin.call(deleteQueue, { queueId: queue.id, moveTo: queueId });
    const { policies } = await admin.call(listSlaPolicies, {});
    expect([policies[0]?.conditions.queueIds, policies[0]?.onBreach]).toEqual([
      [queueId],
      [{ type: 'queue', queueId }],
    ]);
  });
});
