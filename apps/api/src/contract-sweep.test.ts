import { once } from 'node:events';
import { connect } from 'node:net';
import {
  addressOf,
  createClient,
  type Endpoint,
  ENDPOINTS,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
} from '@guichet/contracts';
import { implemented } from '@guichet/platform';
import { signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from './app.module.ts';
import { inputFor, NEEDED_BY_LISTS } from './contract-inputs.fixtures.ts';
import { type Belongings, furnish, type Visitors, visitorsOf } from './contract-sweep.fixtures.ts';

let app: TestApp;
let theirs: Belongings & Visitors;
let mine: Visitors;
let theirsTenant: string;
let stranger: TestPerson;
const people = {} as Record<(typeof ROLES)[number], TestPerson>;
const all = Object.entries(ENDPOINTS);
const guarded = all.filter(([, e]) => e.access !== 'public' && e.access !== 'widget');
const ofVisitors = all.filter(([, e]) => e.access === 'widget');
const withSubject = all.filter(([, e]) => e.access !== 'widget' && /:\w+Id\b/.test(e.path));

beforeAll(async () => {
  app = await startTestApp([AppModule]);
  theirsTenant = await app.tenant('Theirs');
  const owner = await signIn(app, theirsTenant, { role: 'administrator' });
  const belongings = await furnish(app, theirsTenant, owner.userId);
  theirs = { ...belongings, ...visitorsOf(app, belongings) };
  const ours = await app.tenant('Mine');
  for (const role of ROLES) people[role] = await signIn(app, ours, { role });
  mine = visitorsOf(app, await furnish(app, ours, people.agent.userId));
  stranger = people.administrator;
});
afterAll(() => app.stop());

/** The raw answer, whatever the contract says of it. */
async function answerOf(e: Endpoint, input: Record<string, unknown>, cookie?: string) {
  const { url, rest } = addressOf(e, input);
  const isJson = e.method !== 'GET' && e.transport !== 'upload';
  const type = isJson ? 'application/json' : 'application/octet-stream';
  const response = await fetch(app.url + url, {
    method: e.method,
    headers: { ...(cookie ? { cookie } : {}), ...(e.method === 'GET' ? {} : { 'content-type': type }) },
    ...(e.method === 'GET' ? {} : { body: isJson ? JSON.stringify(rest) : 'bytes' }),
  });
  const body = (await response.json()) as { code?: string; requestId?: string; details?: unknown };
  return { status: response.status, body };
}
const pathInput = (e: Endpoint) =>
  Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map((match) => [match[1]!, uuid()]));

describe('every endpoint', () => {
  it('is implemented exactly once', () => {
    const names = implemented.map((e) => all.find(([, one]) => one === e)?.[0] ?? `not in the contract: ${e.path}`);
    expect(names.sort()).toEqual(all.map(([name]) => name).sort());
  });

  it.each(guarded)('%s refuses who has no session', async (_, e) => {
    expect(await answerOf(e, pathInput(e))).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    const forged = `guichet_session=${theirsTenant}.${'A'.repeat(43)}`;
    expect(await answerOf(e, pathInput(e), forged)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  const refused = guarded.flatMap(([name, e]) =>
    ROLES.filter((role) => e.access !== 'signed-in' && !ROLE_PERMISSIONS[role].includes(e.access as Permission)).map(
      (role) => [name, role, e] as const,
    ),
  );
  it.each(refused)('%s refuses the role %s', async (_, role, e) => {
    expect(await answerOf(e, pathInput(e), people[role].cookie)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it.each(guarded.filter(([, e]) => e.method !== 'GET'))('%s refuses a page of another origin', async (_, e) => {
    const { url } = addressOf(e, pathInput(e));
    const response = await fetch(app.url + url, {
      method: e.method,
      headers: { cookie: stranger.cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'foreign_origin']);
  });

  it.each(guarded)('%s refuses a field that the contract does not know', async (name, e) => {
    const input = { ...inputFor(name, theirs), tenantId: theirsTenant };
    expect(await answerOf(e, input, stranger.cookie)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});

describe('every endpoint of visitors', () => {
  const ask = async (e: Endpoint, input: Record<string, unknown>, headers: Record<string, string>) => {
    const { url, rest } = addressOf(e, input);
    const isJson = e.transport !== 'upload';
    const response = await fetch(app.url + url, {
      method: e.method,
      headers: { ...headers, 'content-type': isJson ? 'application/json' : 'application/octet-stream' },
      body: isJson ? JSON.stringify(rest) : 'bytes',
    });
    return { status: response.status, body: (await response.json()) as { code?: string } };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it.each(ofVisitors)('%s refuses who has no token, a made-up one, and one of another site', async (name, e) => {
    const input = inputFor(name, theirs);
    for (const headers of [{}, bearer('A'.repeat(74)), bearer(mine.visitorToken), { cookie: stranger.cookie }])
      expect(await ask(e, input, headers)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it.each(ofVisitors)('%s refuses a page of another origin', async (name, e) => {
    const headers = { ...bearer(theirs.visitorToken), origin: 'https://evil.example' };
    expect(await ask(e, inputFor(name, theirs), headers)).toMatchObject({
      status: 403,
      body: { code: 'foreign_origin' },
    });
  });

  it.each(ofVisitors)('%s refuses a field that the contract does not know', async (name, e) => {
    const input = { ...inputFor(name, theirs), tenantId: theirsTenant };
    expect(await ask(e, input, bearer(theirs.visitorToken))).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });

  it.each(ofVisitors.filter(([, e]) => /:\w+Id\b/.test(e.path)))(
    '%s answers of somebody else’s chat as if it did not exist',
    async (name, e) => {
      const input = { ...inputFor(name, theirs), siteKey: mine.siteKey };
      const foreign = await ask(e, input, bearer(mine.visitorToken));
      expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
      const other = await ask(e, inputFor(name, theirs), bearer(theirs.otherVisitorToken));
      expect(other).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});

describe('what belongs to another tenant', () => {
  it('has an input here for every endpoint with a subject', () => {
    for (const [name] of withSubject) expect(Object.keys(inputFor(name, theirs)), name).not.toEqual([]);
  });

  it.each(withSubject)('%s answers as if it did not exist', async (name, e) => {
    const foreign = await answerOf(e, inputFor(name, theirs), stranger.cookie);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const invented = Object.fromEntries(
      Object.entries(theirs).map(([field]) => [field, uuid()]),
    ) as unknown as Belongings;
    const absent = await answerOf(e, inputFor(name, invented), stranger.cookie);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
  });

  it.each([
    ...['inviteUser', 'createTeam', 'startConversation', 'createMailbox', 'testImap', 'testSmtp'],
    ...['createQueue', 'createRule', 'changeMyStatus', 'createSite', 'createCallback'],
  ])('%s cannot name it in a body', async (name) => {
    const answer = await answerOf(ENDPOINTS[name]!, inputFor(name, theirs), stranger.cookie);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is in no list', async () => {
    const seen: string[] = [];
    for (const [name, e] of guarded) {
      if (e.method !== 'GET' || e.path.includes(':') || e.transport === 'download') continue;
      const { body, status } = await answerOf(e, NEEDED_BY_LISTS[name] ?? {}, stranger.cookie);
      expect(status, name).toBe(200);
      const text = JSON.stringify(body);
      for (const id of Object.values(theirs)) if (text.includes(id)) seen.push(`${name}: ${id}`);
    }
    expect(seen).toEqual([]);
  });

  it('still stands untouched after all that', async () => {
    expect(await furnishedCount()).toEqual({
      conversations: 1,
      entries: 2,
      customers: 3,
      macros: 1,
      mailboxes: 1,
      teams: 1,
    });
  });
});

const furnishedCount = () =>
  app.as(theirsTenant, () =>
    app.db.tx(async (tx) => ({
      conversations: await tx.conversation.count(),
      entries: await tx.entry.count(),
      customers: await tx.customer.count(),
      macros: await tx.macro.count(),
      mailboxes: await tx.mailbox.count(),
      teams: await tx.team.count(),
    })),
  );

describe('the door itself', () => {
  it('answers in one shape for unknown routes, broken JSON, wrong types and large bodies', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${app.url}/api/teams`, {
        method: 'POST',
        headers: { cookie: stranger.cookie, 'content-type': type },
        body,
      });
    const unknown = await fetch(`${app.url}/api/none`);
    const cases: [Response, number, string][] = [
      [unknown, 404, 'not_found'],
      [await post('{"name":'), 400, 'invalid_json'],
      [await post('<name/>', 'text/xml'), 415, 'unsupported_media_type'],
      [await post(JSON.stringify({ name: 'x'.repeat(3_000_000) })), 413, 'too_large'],
      [await post('{"name":["a"]}'), 400, 'invalid_input'],
    ];
    for (const [response, status, code] of cases) {
      const body = (await response.json()) as { code: string; requestId: string };
      expect([response.status, body.code]).toEqual([status, code]);
      expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('stores what can be stored of any text, and refuses what only SQL would', async () => {
    const said = async (name: string, input: Record<string, unknown>) =>
      answerOf(ENDPOINTS[name]!, input, stranger.cookie);
    for (const text of ['a\0b', 'a\ud800b']) {
      const stored = text === 'a\0b' ? 'ab' : 'a\ufffdb';
      expect(await said('createTeam', { name: text })).toMatchObject({ status: 200, body: { name: stored } });
      const macro = { name: text, shortcut: uuid(), html: text, actions: { addTags: [text] } };
      expect(await said('createMacro', macro)).toMatchObject({ body: { actions: { addTags: [stored] } } });
      expect(await said('searchCustomers', { q: text })).toMatchObject({ status: 200 });
    }
    const year0 = Buffer.from(JSON.stringify(['n', '0000-01-01T00:00:00Z', uuid()])).toString('base64url');
    const refused: [string, Record<string, unknown>][] = [
      ['listQuarantine', { cursor: 'abc' }],
      ['listLocalOutbox', { cursor: '\0' }],
      ['listConversations', { sort: 'newest', cursor: year0 }],
      ['snoozeConversation', { conversationId: uuid(), until: '0000-01-01T00:00:00Z' }],
      ['updateCustomer', { customerId: uuid(), version: 2 ** 31 }],
    ];
    for (const [name, input] of refused)
      expect(await said(name, input), name).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('reads large bodies of uploads only, and only from who may upload', async () => {
    const [, upload] = all.find(([, e]) => e.transport === 'upload')!;
    const large = (path: string, cookie?: string) =>
      fetch(app.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...(cookie ? { cookie } : {}) },
        body: new Uint8Array(3_000_000),
      });
    expect((await large('/api/teams', stranger.cookie)).status).toBe(413);
    expect((await large(`${upload.path}?name=a`, stranger.cookie)).status).toBe(200);
    // The answer comes although the bytes never do.
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const head = [`POST ${upload.path}?name=a HTTP/1.1`, 'host: x', 'content-type: application/octet-stream'];
    socket.write(`${[...head, 'content-length: 20000000'].join('\r\n')}\r\n\r\nfirst bytes`);
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(5000) })) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1.1 401 [^]*"unauthenticated"/);
  });

  it('lets nobody keep its answers', async () => {
    const { headers } = await fetch(`${app.url}/api/session`, { headers: { cookie: stranger.cookie } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('answers in that shape to an address that cannot be read, too', async () => {
    const response = await fetch(`${app.url}/api/%E0%A4%A`);
    const body = (await response.json()) as object;
    expect([response.status, Object.keys(body)]).toEqual([400, ['code', 'requestId']]);
  });

  it('tells its contract as OpenAPI', async () => {
    const api = (await createClient(app.url)(ENDPOINTS.getOpenApi!, {})) as { paths: Record<string, object> };
    const operations = Object.values(api.paths).flatMap((path) => Object.values(path) as { operationId: string }[]);
    expect(operations.map((one) => one.operationId).sort()).toEqual(all.map(([name]) => name).sort());
  });

  it('says how it is, and shows no figures to the public', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({ ok: true });
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
  });
});
