import { createSlaPolicy, deleteSlaPolicy, updateSlaPolicy } from '@guichet/contracts';
import { ConversationIntake } from '@guichet/conversations';
import { atEnd, Jobs, uuidFloor } from '@guichet/platform';
import { eventually, type TestApp } from '@guichet/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../../conversations/src/test-desk.fixtures.ts';
import { house, type House, startSlaApp } from '../sla-house.fixtures.ts';

let app: TestApp;
const database = new pg.Client(process.env.ADMIN_DATABASE_URL);
beforeAll(async () => {
  // As a web process: jobs stay where they are until the test begins to run them.
  app = await startSlaApp({ GUICHET_ROLE: 'web' });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.stop();
});

interface Job {
  task: string;
  subscriber: string | null;
  payload: { from: string; to: string };
  runAt: Date;
}
/** Jobs of a company that are about service levels. */
async function jobsOf(tenant: string): Promise<Job[]> {
  const { rows } = await database.query<Job>(
    `select t.identifier as task, j.payload->>'subscriber' as subscriber, j.payload, j.run_at as "runAt"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload->>'tenantId' = $1 and (t.identifier like 'sla.%' or j.payload->>'subscriber' like 'sla.%')`,
    [tenant],
  );
  return rows;
}
const none = { first_response: 3600, next_response: null, resolution: null };
const wishes = { name: 'A', conditions: {}, targets: none };
const promise = (the: House) => the.admin.call(createSlaPolicy, wishes);
const subscribers = async ({ tenant }: House) => (await jobsOf(tenant)).map(({ subscriber }) => subscriber);

describe('where nothing is promised', () => {
  it('a mail makes no job; with a policy it does, and without again once no clock is left to follow', async () => {
    const the = await house(app);
    await the.mail();
    expect(await jobsOf(the.tenant)).toEqual([]);
    const { id: policyId } = await promise(the);
    expect(await subscribers(the)).toEqual(['sla.terms']);
    await the.mail();
    expect((await subscribers(the)).sort()).toEqual(['sla.conversation', 'sla.queue', 'sla.terms']);
    await the.admin.call(updateSlaPolicy, { policyId, ...wishes, isEnabled: false });
    const before = (await subscribers(the)).length;
    await the.mail();
    expect(await subscribers(the)).toHaveLength(before);
    await the.admin.call(deleteSlaPolicy, { policyId });
  });

  it('another company’s policy makes no job either', async () => {
    const [the, other] = [await house(app), await house(app)];
    await promise(other);
    await the.mail();
    expect(await jobsOf(the.tenant)).toEqual([]);
  });
});

it('what was being written while the first policy was made gets its clock all the same', async () => {
  const the = await house(app);
  await app.get(Jobs).start();
  let conversationId = '';
  await app.as(the.tenant, () =>
    app.db.tx(async (tx) => {
      const at = new Date();
      ({ conversationId } = await app.get(ConversationIntake).receive(tx, incoming(the.inboxId, { at })));
      // All of it is written, its events too, and the commit is to come: a policy is made, and its job finds nobody.
      atEnd(tx, async () => {
        await promise(the);
        await eventually('the look at everybody', async () => (await jobsOf(the.tenant))[0]?.task === 'sla.under-way');
      });
    }),
  );
  await app.as(the.tenant, () =>
    app.db.tx((tx) => tx.slaPolicy.updateMany({ data: { appliesFrom: new Date(Date.now() - 60_000) } })),
  );
  expect(await the.clocks(conversationId)).toEqual({});
  const [job] = await jobsOf(the.tenant);
  const { payload, runAt } = job!;
  // No transaction lasts so long, and its event is within the span that is looked at.
  expect(runAt.getTime() - Date.now()).toBeGreaterThan(25_000);
  const event = await app.as(the.tenant, () =>
    app.db.tx((tx) => tx.domainEvent.findFirstOrThrow({ where: { conversationId, type: 'message.received' } })),
  );
  expect(event.id > uuidFloor(new Date(payload.from)) && event.id < uuidFloor(new Date(payload.to))).toBe(true);
  const { from, to } = payload;
  await app.as(the.tenant, () => app.db.tx((tx) => app.get(Jobs).add(tx, 'sla.under-way', { from, to })));
  await eventually('its clock', async () => (await the.clocks(conversationId))['first_response']);
});
