import {
  addressOf,
  type AnswerOf,
  BOARD_FIGURES,
  type Channel,
  COUNTED_FIGURES,
  downloadReport,
  getReport,
  getReportExtras,
  getWallboard,
  listAlertRules,
  listBoardContacts,
  listContactImports,
  listReportContacts,
  REPORT_GROUPS,
  type ReportFigures,
  type ReportGroup,
  type ReportRequest,
} from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from '../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../conversations/src/test-desk.fixtures.ts';
import { readModels } from '../../../scripts/table-ownership.ts';
import { FACT_EVENTS } from './facts/fold-fact.ts';
import { Facts } from './facts/facts.service.ts';
import { history, logEvents, seeded } from './facts/histories.fixtures.ts';
import { ReportingModule } from './reporting.module.ts';

let desk: TestDesk;
const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
beforeAll(async () => {
  desk = await startTestDesk({ GUICHET_ROLE: 'web' }, [ReportingModule]);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await desk.app.stop();
});

const ZOE = { name: 'Zoé Quillfeather', address: 'zoe.quill@exemple.test', number: '+33699887766', said: 'perle-4711' };
const TRACE = /quillfeather|zoe\.quill|99887766|perle-4711/i;
const DAY = 86_400_000;
const period: ReportRequest = {
  from: new Date(Math.floor(Date.now() / DAY - 3) * DAY).toISOString(),
  to: new Date(Math.floor(Date.now() / DAY + 1) * DAY).toISOString(),
  zone: 'UTC',
};

/** Somebody who wrote, chatted, called and asked to be called, and left all of himself that he can. */
async function zoe(house: House) {
  const mail = await house.mail({ from: ZOE, subject: `Commande ${ZOE.said}`, text: `${ZOE.said} ${ZOE.number}` });
  const { customerId } = await house.inTenant((tx) => tx.conversation.findFirstOrThrow({ where: { id: mail } }));
  const [siteId, visitorId] = [uuid(), uuid()];
  const url = `https://shop.test/compte/${ZOE.said}`;
  const pages = [{ url, title: ZOE.said, at: new Date(Date.now() - DAY).toISOString() }];
  const live = async (channel: Channel) => {
    const told = { siteId, visitorId };
    return house.inTenant(async (tx) => {
      const opened = await desk.app.get(LiveCourse).open(tx, {
        ...{ channel, inboxId: house.inboxId, customerId: customerId!, subject: ZOE.said, at: new Date() },
        ...{ event: 'chat.started', told },
      });
      return opened.id;
    });
  };
  const [chat, call, callback] = [await live('chat'), await live('voice'), await live('callback')];
  const now = new Date();
  await house.inTenant(async (tx) => {
    await tx.site.create({ data: { id: siteId, name: 'Boutique', key: uuid(), inboxId: house.inboxId } as never });
    await tx.visitor.create({
      data: { id: visitorId, siteId, customerId: customerId!, name: ZOE.name, email: ZOE.address, context: { pages } },
    });
    const began = { startedAt: now, lastVisitorAt: now, endedAt: now };
    const rated = { rating: 5, ratedAt: now, ratingComment: `Merci, ${ZOE.said}`, orderReference: ZOE.said };
    await tx.chat.create({ data: { conversationId: chat, siteId, visitorId, ...began, ...rated } });
    const line = { clientId: uuid(), siteId, visitorId, startedAt: now, endedAt: now, aliveUntil: now };
    await tx.call.create({ data: { conversationId: call, ...line, orderReference: ZOE.said } });
    const asked = { number: ZOE.number, kind: 'mobile', name: ZOE.name, email: ZOE.address, reason: ZOE.said };
    const when = {
      arrivedAt: now,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
      clientId: uuid(),
      pageUrl: url,
    };
    await tx.callback.create({
      data: { conversationId: callback, siteId, visitorId, queueId: house.queueId, ...asked, ...when },
    });
    const tag = await tx.tag.create({ data: { name: 'Fidèle' } });
    await tx.conversationTag.create({ data: { conversationId: mail, tagId: tag.id } });
  });
  return { customerId: customerId!, visitorId, conversations: { email: mail, chat, voice: call, callback } };
}
type Zoe = Awaited<ReturnType<typeof zoe>>;

/** Stays of these contacts, as routing would have told of them. */
async function lived(house: House, { conversations }: Zoe): Promise<void> {
  const of = { queueIds: [house.queueId], agentIds: [house.admin.userId, uuid()], random: seeded(4) };
  const told = Object.entries(conversations).flatMap(([channel, subjectId]) =>
    Array.from({ length: 12 }, () =>
      history(of, Date.now() - DAY - Math.floor(of.random() * DAY)).map((event) => ({
        ...event,
        data: { ...event.data, channel, subjectId },
      })),
    ),
  );
  await house.desk.app.as(house.tenant, async () => {
    await logEvents(desk.app, told.flat());
    await desk.app.get(Facts).sweepTenant();
  });
}

/** Every row that says who he was or what he said: what an erasure has to take, whoever does it. */
async function erase({ customerId, visitorId, conversations }: Zoe): Promise<void> {
  const kept = ['domain_event', 'audit_entry', 'work_item'];
  const { rows } = await admin.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('conversation_id', 'customer_id', 'visitor_id')`);
  const ids = { conversation_id: Object.values(conversations), customer_id: [customerId], visitor_id: [visitorId] };
  await admin.query(`set session_replication_role = replica`);
  for (const { table, column } of rows.filter(({ table }) => !kept.includes(table)))
    await admin.query(`delete from "${table}" where "${column}" = any($1::uuid[])`, [ids[column as keyof typeof ids]]);
  await admin.query('update work_item set customer_id = null where customer_id = $1', [customerId]);
  for (const [column, list] of Object.entries(ids))
    await admin.query(`delete from "${column.replace('_id', '')}" where id = any($1::uuid[])`, [list]);
  await admin.query(`set session_replication_role = origin`);
}

type Report = AnswerOf<typeof getReport>;
const reportsOf = async ({ admin: boss }: House) =>
  Object.fromEntries(
    await Promise.all(
      REPORT_GROUPS.map(async (groupBy) => [groupBy, await boss.call(getReport, { ...period, groupBy })] as const),
    ),
  );
/** What reports count; how he judged and how long his request took stands with his conversation, and goes with it. */
const counted = ({ satisfaction: _, averageResolutionSeconds: __, ...figures }: ReportFigures) => figures;
const rowsOf = ({ rows }: Report) => rows.map(({ key, figures }) => [key, counted(figures)]);
const csvOf = async ({ admin: { cookie } }: House, groupBy: ReportGroup) => {
  const { url } = addressOf(downloadReport, { ...period, groupBy });
  return (await fetch(desk.app.url + url, { headers: { cookie } })).text();
};
const countsBehind = async ({ admin: boss }: House) =>
  Promise.all(
    COUNTED_FIGURES.map(async (figure) => (await boss.call(listReportContacts, { ...period, figure })).count),
  );

/** All that reports and wallboard say, in one text. */
async function everythingSaid(house: House): Promise<string> {
  const { admin: boss } = house;
  const said: unknown[] = [await reportsOf(house), await boss.call(getReportExtras, period)];
  for (const groupBy of REPORT_GROUPS) said.push(await csvOf(house, groupBy));
  for (const figure of COUNTED_FIGURES) said.push(await boss.call(listReportContacts, { ...period, figure }));
  for (const figure of BOARD_FIGURES) said.push(await boss.call(listBoardContacts, { figure }));
  said.push(await boss.call(getWallboard, {}), await boss.call(listAlertRules, {}));
  said.push(await boss.call(listContactImports, {}));
  return JSON.stringify(said);
}

/** Every row of every table that reports own, and every event of which facts are made. */
async function everythingKept(tenant: string): Promise<string> {
  const own = readModels().filter(({ owner }) => owner === 'reporting');
  expect(own.length).toBeGreaterThan(5);
  const rows: unknown[] = [];
  for (const { table } of own)
    rows.push((await admin.query(`select to_jsonb(t) from "${table}" t where tenant_id = $1`, [tenant])).rows);
  const events = await admin.query('select * from domain_event where tenant_id = $1 and type = any($2)', [
    tenant,
    FACT_EVENTS,
  ]);
  expect(events.rowCount).toBeGreaterThan(50);
  return JSON.stringify([...rows, events.rows]);
}

it('a person who is erased leaves counts and no trace', async () => {
  const house = await openHouse(desk);
  const person = await zoe(house);
  await lived(house, person);
  // Reports read him where he is, and keep nothing of him themselves.
  expect(await everythingSaid(house)).toMatch(TRACE);
  expect(await everythingKept(house.tenant)).not.toMatch(TRACE);
  const [reports, behind] = [await reportsOf(house), await countsBehind(house)];
  const board = await house.admin.call(getWallboard, {});
  expect(reports.all!.total.queued).toBeGreaterThan(30);

  await erase(person);
  expect(await everythingSaid(house)).not.toMatch(TRACE);
  expect(await everythingKept(house.tenant)).not.toMatch(TRACE);
  const after = await reportsOf(house);
  for (const group of REPORT_GROUPS) {
    expect([group, counted(after[group]!.total)]).toEqual([group, counted(reports[group]!.total)]);
    // Where he came from and what he was tagged with is gone with him.
    if (!['site', 'page', 'tag'].includes(group)) expect(rowsOf(after[group]!)).toEqual(rowsOf(reports[group]!));
  }
  expect(await countsBehind(house)).toEqual(behind);
  const now = await house.admin.call(getWallboard, {});
  expect([now.total.waiting, now.total.today]).toEqual([board.total.waiting, board.total.today]);
});
