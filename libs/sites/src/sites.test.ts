import {
  addSiteSecret,
  createCalendar,
  createQueue,
  createSite,
  createSkill,
  deleteCalendar,
  deleteInbox,
  deleteQueue,
  deleteSite,
  deleteSkill,
  getWidgetConfig,
  getWidgetLogo,
  addressOf,
  listSites,
  renameSkill,
  updateSite,
  uploadSiteLogo,
} from '@guichet/contracts';
import { requireSkills } from '@guichet/agents';
import { Files, key } from '@guichet/platform';
import { requireQueues } from '@guichet/routing';
import { eventually, refusal, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SiteDirectory } from './sites/site-directory.service.ts';
import { type ChatHouse, openChatHouse, startChatApp } from '../../channel-chat/src/chat-house.fixtures.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => house?.close());

const label = (fr: string) => ({ fr, en: fr });
const fileOf = (fileKey: string | null) => app.as(house.tenant, () => app.get(Files).get(fileKey!));
const sites = async () => (await house.admin.call(listSites, {})).sites;

it('has a line to paste, an inbox and a queue; its key is nobody’s guess', async () => {
  house = await openChatHouse(app);
  expect(house.site.script).toMatch(
    /^<script async src="http:\/\/localhost:3000\/widget\/loader.js" data-site="[\w-]{24}"><\/script>$/,
  );
  expect(house.site.queueId).toBeTruthy();
  expect(house.warnings).toEqual([]);
  const other = await house.admin.call(createSite, { name: 'Autre' });
  expect(other.site.key).not.toBe(house.site.key);
  expect(other.warnings.map(({ code }) => code)).toEqual(['site-without-origins', 'site-without-mail']);
  const again = house.admin.call(createSite, { name: 'Autre' });
  expect((await refusal(again)).code).toBe('already_exists');
});

it('shows pages nothing of queues, people and secrets', async () => {
  house = await openChatHouse(app, { menu: [{ id: 'a', label: label('A'), priority: 7 }] });
  const { secret } = await house.admin.call(addSiteSecret, { siteId: house.site.id });
  const response = await fetch(`${app.url}/api/widget/${house.site.key}/config`);
  const text = await response.text();
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  for (const hidden of [secret, house.site.id, house.site.queueId!, 'priority', 'origins', house.admin.userId])
    expect(text).not.toContain(hidden);
  expect((await app.call(getWidgetConfig, { siteKey: house.site.key })).menu).toEqual([
    { id: 'a', parentId: null, label: label('A'), asksOrder: false, answer: null },
  ]);
});

it('shows secrets once, and only their end afterwards', async () => {
  house = await openChatHouse(app);
  const { secret } = await house.admin.call(addSiteSecret, { siteId: house.site.id });
  const text = JSON.stringify(await sites());
  expect(text).not.toContain(secret);
  expect(text).toContain(`"ending":"${secret.slice(-4)}"`);
  const stored = JSON.stringify(await house.inTenant((tx) => tx.siteSecret.findMany()));
  expect(stored).not.toContain(secret);
});

it('takes pictures that can hold no script as its logo', async () => {
  house = await openChatHouse(app);
  const put = (body: Buffer) => house.admin.call(uploadSiteLogo, { siteId: house.site.id }, { body });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>');
  expect((await refusal(put(svg))).code).toBe('unsupported_media_type');
  expect((await refusal(put(Buffer.alloc(200_001)))).code).toBe('too_large');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await put(png);
  const { url } = addressOf(getWidgetLogo, { siteKey: house.site.key });
  const got = await eventually('the logo', async () => {
    const response = await fetch(app.url + url);
    return response.ok ? response : null;
  });
  expect([got.headers.get('content-type'), got.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ]);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
  const logo = await house.inTenant((tx) => tx.site.findUniqueOrThrow({ where: key(house.site.id) }));
  await house.admin.call(updateSite, { siteId: house.site.id, removesLogo: true });
  await eventually(
    'no logo',
    async () => (await app.call(getWidgetConfig, { siteKey: house.site.key })).logoUrl === null,
  );
  await expect(fileOf(logo.logoFileKey)).rejects.toThrow();
});

it('refuses settings that lead nowhere', async () => {
  house = await openChatHouse(app);
  const set = (wish: object) => refusal(house.admin.call(updateSite, { siteId: house.site.id, ...wish }));
  for (const origins of [['shop.example'], ['https://shop.example/path'], ['javascript:alert(1)'], ['*']])
    expect((await set({ origins })).code).toBe('invalid_input');
  expect((await set({ menu: [{ id: 'a', parentId: 'b', label: label('A') }] })).code).toBe('invalid_input');
  expect((await set({ mailInboxId: house.site.inboxId })).code).toBe('not_found');
});

it('keeps its menu and its mail true when queue and inbox go', async () => {
  house = await openChatHouse(app);
  const { queue } = await house.admin.call(createQueue, { name: 'Retards' });
  const { queue: other } = await house.admin.call(createQueue, { name: 'Autres' });
  const menu = [{ id: 'a', label: label('A'), queueId: queue.id }];
  await house.admin.call(updateSite, { siteId: house.site.id, menu, callQueueId: queue.id });
  const known = () => app.get(SiteDirectory).byKey(house.site.key);
  await eventually('the queue of calls', async () => (await known())?.callQueueId === queue.id);
  const refused = await refusal(house.admin.call(deleteQueue, { queueId: queue.id }));
  expect(refused).toMatchObject({ code: 'in_use', details: { sites: ['Boutique'], inboxes: [] } });
  await house.agent();
  const page = await house.page();
  await house.admin.call(deleteQueue, { queueId: queue.id, moveTo: other.id });
  expect((await sites())[0]!.menu[0]!.queueId).toBe(other.id);
  // Open pages ask whether somebody takes calls there.
  await eventually('its successor', async () => (await known())?.callQueueId === other.id, 5_000);
  // The page has known the menu for a while; its chat comes into the queue that took over.
  expect(await page.start('Bonjour', { menuId: 'a' })).toMatchObject({ ok: true });
  const { queueId } = await house.inTenant((tx) => tx.workItem.findFirstOrThrow({}));
  expect(queueId).toBe(other.id);
  await house.admin.call(deleteInbox, { inboxId: house.mail.id });
  await eventually('no mail', async () => (await sites())[0]!.mailInboxId === null);
});

it('keeps the skills its menu asks for and its hours from being deleted, and says so', async () => {
  house = await openChatHouse(app);
  const { admin, site } = house;
  const skill = await admin.call(createSkill, { name: 'Breton' });
  const hours = await admin.call(createCalendar, { name: 'Semaine', zone: 'Europe/Paris', ranges: [] });
  const skills = [{ needs: [{ skillId: skill.id, level: 2 }], seconds: 30 }];
  const menu = [{ id: 'a', label: label('A'), skills }];
  const { warnings } = await admin.call(updateSite, { siteId: site.id, menu, calendarId: hours.id });
  expect(warnings).toContainEqual({ code: 'nobody_has_skill', names: ['Breton'] });

  const inUse = { code: 'in_use', details: { sites: ['Boutique'] } };
  expect(await refusal(admin.call(deleteSkill, { skillId: skill.id }))).toMatchObject(inUse);
  expect(await refusal(admin.call(deleteCalendar, { calendarId: hours.id }))).toMatchObject(inUse);
  // Another name is no other skill.
  await admin.call(renameSkill, { skillId: skill.id, name: 'Brezhoneg' });
  expect((await sites())[0]!.menu[0]!.skills).toEqual(skills);

  await admin.call(updateSite, { siteId: site.id, menu: [], calendarId: null });
  await admin.call(deleteSkill, { skillId: skill.id });
  await admin.call(deleteCalendar, { calendarId: hours.id });
  expect((await refusal(admin.call(updateSite, { siteId: site.id, menu }))).code).toBe('not_found');
});

it('is never left with a queue or a skill that goes at the same moment', async () => {
  house = await openChatHouse(app);
  const { admin, site } = house;
  const skill = await admin.call(createSkill, { name: 'Breton' });
  const { queue } = await admin.call(createQueue, { name: 'Retards' });
  const skills = [{ needs: [{ skillId: skill.id, level: 1 }], seconds: 30 }];
  const isDone = (work: Promise<unknown>) => work.then(() => true).catch(() => false);
  let removals: Promise<boolean>[] = [];
  await house.inTenant(async (tx) => {
    // As a site that is just being saved: what it names is held.
    await requireSkills(tx, skills);
    await requireQueues(tx, [queue.id]);
    removals = [
      isDone(admin.call(deleteSkill, { skillId: skill.id })),
      isDone(admin.call(deleteQueue, { queueId: queue.id })),
    ];
    await eventually('both wait', async () => {
      const [row] = await tx.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
      return row!.n === 2;
    });
    const menu = JSON.stringify([{ id: 'a', parentId: null, label: label('A'), skills, queueId: queue.id }]);
    await tx.$executeRaw`update site set menu = ${menu}::jsonb where id = ${site.id}::uuid`;
  });
  expect(await Promise.all(removals)).toEqual([false, false]);
});

it('goes while nobody has chatted, and stays afterwards', async () => {
  house = await openChatHouse(app);
  const { site } = await house.admin.call(createSite, { name: 'Vide' });
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await house.admin.call(uploadSiteLogo, { siteId: site.id }, { body: png });
  const { logoFileKey } = await house.inTenant((tx) => tx.site.findUniqueOrThrow({ where: key(site.id) }));
  expect(await fileOf(logoFileKey)).toEqual(png);
  await house.admin.call(deleteSite, { siteId: site.id });
  await expect(fileOf(logoFileKey)).rejects.toThrow();
  await house.agent();
  const page = await house.page();
  await page.start('Bonjour');
  expect((await refusal(house.admin.call(deleteSite, { siteId: house.site.id }))).code).toBe('in_use');
});
