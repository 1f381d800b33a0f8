import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  assignConversation,
  createQueue,
  DESK_NAMESPACE,
  type DeskServerEvents,
  getConversation,
  renewSlaSecret,
  type SlaAction,
} from '@guichet/contracts';
import { Clock, HostRefused } from '@guichet/platform';
import { eventually, signIn, type TestApp, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SlaClocks } from '../clocks/sla-clocks.service.ts';
import { HOUR, house, type House, startSlaApp } from '../sla-house.fixtures.ts';
import { postWebhook } from './webhook-request.ts';

interface Call {
  headers: IncomingMessage['headers'];
  body: string;
}
let app: TestApp;
let server: Server;
let url: string;
/** What came, and the statuses that are answered before all is well. */
const calls: Call[] = [];
const statuses: number[] = [];

beforeAll(async () => {
  app = await startSlaApp({ ALLOW_PRIVATE_HOSTS: '1' });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1`;
});
afterEach(() => {
  app.get(Clock).now = () => new Date();
});
afterAll(async () => {
  await app.stop();
  server.close();
});

/** A mail whose promise is broken as it comes. */
async function broken(own: House, onBreach: SlaAction[], onWarning: SlaAction[] = []) {
  const policy = await own.policy({ first_response: 3600 }, { onBreach, onWarning });
  return { policy, id: await own.mail(2 * HOUR) };
}
const summary = (own: House, conversationId: string) => own.admin.call(getConversation, { conversationId });

describe('what a policy does when a promise is broken', () => {
  it('raises the priority, tags, and moves to another queue, once', async () => {
    const own = await house(app);
    const { queue } = await own.admin.call(createQueue, { name: 'Renfort' });
    const actions: SlaAction[] = [
      { type: 'priority', to: 'high' },
      { type: 'tag', name: 'en retard' },
      { type: 'queue', queueId: queue.id },
    ];
    const { id } = await broken(own, actions);
    const done = await eventually('all three', async () => {
      const { priority, tags } = await summary(own, id);
      return priority === 'high' && tags.length ? tags.map(({ name }) => name) : null;
    });
    expect(done).toEqual(['en retard']);
    const items = await app.as(own.tenant, () =>
      app.db.tx((tx) => tx.workItem.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })),
    );
    expect(items.map(({ queueId, state }) => [queueId, state])).toEqual([
      [own.queueId, 'transferred'],
      [queue.id, 'queued'],
    ]);
  });

  it('never makes less urgent', async () => {
    const own = await house(app);
    const { id } = await broken(own, [
      { type: 'priority', to: 'low' },
      { type: 'tag', name: 'vu' },
    ]);
    await eventually('the tag', async () => (await summary(own, id)).tags.length);
    expect((await summary(own, id)).priority).toBe('normal');
  });

  it('does what is asked for a warning only then', async () => {
    const own = await house(app);
    await own.policy({ first_response: 3600 }, { onWarning: [{ type: 'tag', name: 'bientôt' }], onBreach: [] });
    const near = await own.mail(0.9 * HOUR);
    const late = await own.mail(2 * HOUR);
    await eventually('the tag', async () => (await summary(own, near)).tags.length);
    await eventually('the breach', async () => (await own.told(late)).length);
    expect((await summary(own, late)).tags).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is signed, says what happened, and is sent again until it is taken', async () => {
    const own = await house(app);
    const policy = await own.policy({ first_response: 3600 }, { onBreach: [{ type: 'webhook', url }] });
    const { secret } = await own.admin.call(renewSlaSecret, { policyId: policy.id });
    statuses.push(500, 302);
    const from = calls.length;
    const id = await own.mail(2 * HOUR);
    await eventually('three tries', () => calls.length === from + 3);
    const [first, , last] = calls.slice(from) as [Call, Call, Call];
    expect(last.body).toBe(first.body);
    const told = JSON.parse(last.body) as Record<string, unknown>;
    expect(told).toMatchObject({
      type: 'sla.breached',
      policy: { id: policy.id, name: 'Standard' },
      conversation: { id, number: 1, channel: 'email' },
      clock: { kind: 'first_response', targetSeconds: 3600 },
    });
    expect(last.headers['guichet-event']).toBe(told['id']);
    const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(last.headers['guichet-signature']))!;
    expect(createHmac('sha256', secret).update(`${time}.${last.body}`).digest('hex')).toBe(signature);
  });

  it.each([
    ['an address of our own network', () => url],
    ['a name that leads there', () => url.replace('127.0.0.1', 'localhost')],
  ])('does not go to %s', async (_, to) => {
    const from = calls.length;
    const post = (allowsPrivate: boolean) => postWebhook({ url: to(), body: '{}', headers: {}, allowsPrivate });
    await expect(post(false)).rejects.toBeInstanceOf(HostRefused);
    expect(calls.length).toBe(from);
    expect(await post(true)).toBe(204);
  });
});

describe('whoever is at the desk', () => {
  type Heard = Parameters<DeskServerEvents['sla.alarm']>[0];
  const sockets: Socket[] = [];
  afterAll(() => sockets.forEach((socket) => socket.close()));

  async function atDesk({ cookie }: TestPerson): Promise<Heard[]> {
    const socket: Socket<DeskServerEvents> = io(app.url + DESK_NAMESPACE, {
      ...{ transports: ['websocket'], extraHeaders: { cookie, origin: 'http://localhost:3000' } },
    });
    sockets.push(socket as unknown as Socket);
    const heard: Heard[] = [];
    socket.on('sla.alarm', (event) => heard.push(event));
    await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
    return heard;
  }

  it('is told when it concerns him', async () => {
    const own = await house(app);
    const [nadia, other] = [await signIn(app, own.tenant), await signIn(app, own.tenant)];
    const lead = await signIn(app, own.tenant, { role: 'supervisor' });
    const heard = { nadia: await atDesk(nadia), other: await atDesk(other), lead: await atDesk(lead) };
    await own.policy({ first_response: 3600 }, { onBreach: [{ type: 'notify', agent: true, supervisors: true }] });
    const id = await own.mail(0.5 * HOUR);
    await nadia.call(assignConversation, { conversationId: id, assigneeId: nadia.userId });
    app.get(Clock).now = () => new Date(Date.now() + HOUR);
    await app.as(own.tenant, () => app.get(SlaClocks).refresh(id));
    await eventually('both', () => heard.nadia.length === 1 && heard.lead.length === 1);
    expect(heard.lead[0]).toMatchObject({ conversationId: id, kind: 'first_response', isBroken: true });
    expect(heard.other).toEqual([]);
  });
});
