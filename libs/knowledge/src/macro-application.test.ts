import {
  applyMacro,
  createMacro,
  getConversation,
  getTimeline,
  type MacroActions,
  renderMacro,
  type RequestOf,
} from '@guichet/contracts';
import { type ChannelAdapter, Channels, ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { makeTeam, refusalCode, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeModule } from './knowledge.module.ts';

/** The network's edge. */
const edge: ChannelAdapter = {
  channel: 'email',
  deliver: async () => ({ state: 'sent' }),
  identityOf: async () => ({ from: OWN, ownAddresses: [OWN.address] }),
};
const OWN = { name: 'Service client', address: 'contact@boutique.test' };
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule, ConversationsModule, KnowledgeModule]);
  app.get(Channels).register(edge);
});
afterAll(() => app.stop());

let count = 0;
/** A tenant with an agent and one conversation of Léa Morin's. */
async function desk(customerName = 'Léa Morin') {
  const tenant = await app.tenant();
  const nadia = await signIn(app, tenant, { name: 'Nadia Roche' });
  const conversationId = await app.as(tenant, () =>
    app.db.tx(async (tx) => {
      const inbox = await tx.inbox.create({ data: { name: 'Service client' } });
      const customer = await tx.customer.create({ data: { name: customerName } });
      await tx.customerIdentity.create({ data: { customerId: customer.id, kind: 'email', value: 'lea@exemple.fr' } });
      const data = {
        number: 7,
        subject: 'Colis',
        channel: 'email',
        inboxId: inbox.id,
        customerId: customer.id,
      } as const;
      return (await tx.conversation.create({ data })).id;
    }),
  );
  return { tenant, nadia, conversationId };
}
const macroOf = async ({ call }: TestPerson, html: string, actions: Partial<MacroActions> = {}) =>
  (await call(createMacro, { name: 'M', shortcut: 'm', html, actions })).id;
const clientId = () => `client-${(count += 1)}-0000`;

describe('a macro on a conversation', () => {
  it('is filled in for it, and changes nothing yet', async () => {
    const { nadia, conversationId } = await desk();
    const html =
      '<p>Bonjour {{customer.firstName}}, n° {{conversation.number}}, {{inbox.name}} – {{agent.firstName}} {{x}}</p>';
    const macroId = await macroOf(nadia, html, { status: 'resolved' });
    const rendered = await nadia.call(renderMacro, { conversationId, macroId });
    expect(rendered.html).toBe('<p>Bonjour Léa, n° 7, Service client – Nadia {{x}}</p>');
    expect(rendered.actions.status).toBe('resolved');
    expect((await nadia.call(getConversation, { conversationId })).status).toBe('open');
  });

  it('takes a hostile name by the letter, in text and in links', async () => {
    const { nadia, conversationId } = await desk('javascript:alert(1)//<img src=x onerror=alert(1)>');
    const macroId = await macroOf(nadia, '<p>{{customer.name}}</p><p><a href="{{customer.name}}">x</a></p>');
    const { html } = await nadia.call(renderMacro, { conversationId, macroId });
    expect(html).toBe('<p>javascript:alert(1)//&lt;img src=x onerror=alert(1)&gt;</p><p><a>x</a></p>');
  });

  it.each<[string, RequestOf<typeof createMacro>['actions'], object]>([
    ['tags and priority', { addTags: ['Retour', 'Urgent'], priority: 'high' }, { priority: 'high' }],
    ['resolve', { status: 'resolved' }, { status: 'resolved' }],
    ['pending', { status: 'pending' }, { status: 'pending' }],
    ['open, which it is', { status: 'open' }, { status: 'open' }],
    ['nobody', { assign: 'nobody' }, { assigneeId: null }],
  ])('does: %s', async (_, actions, expected) => {
    const { nadia, conversationId } = await desk();
    const macroId = await macroOf(nadia, '', actions as MacroActions);
    const twice = [await apply(nadia, conversationId, macroId), await apply(nadia, conversationId, macroId)];
    for (const done of twice) {
      expect(done).toMatchObject(expected);
      expect(done.tags.map(({ name }) => name)).toEqual(actions?.addTags ?? []);
    }
  });

  it('sets a resolved conversation to waiting', async () => {
    const { nadia, conversationId } = await desk();
    await apply(nadia, conversationId, await macroOf(nadia, '', { status: 'resolved' }));
    const done = await apply(nadia, conversationId, await macroOf(nadia, '', { status: 'pending' }));
    expect(done.status).toBe('pending');
  });

  it('assigns to oneself, to a colleague, and to a team, where it is nobody’s yet', async () => {
    const { tenant, nadia, conversationId } = await desk();
    const karim = await signIn(app, tenant);
    const teamId = await makeTeam(app, tenant, 'Retours');
    const give = async (assign: MacroActions['assign']) =>
      apply(nadia, conversationId, await macroOf(nadia, '', { assign }));
    expect(await give('me')).toMatchObject({ assigneeId: nadia.userId, teamId: null });
    expect(await give({ userId: karim.userId })).toMatchObject({ assigneeId: karim.userId, teamId: null });
    expect(await give({ teamId })).toMatchObject({ assigneeId: null, teamId });
  });

  it('can give the conversation out of one’s own sight', async () => {
    const { tenant, conversationId } = await desk();
    const [own, karim] = [await signIn(app, tenant, { visibility: 'own' }), await signIn(app, tenant)];
    await app.as(tenant, () => app.db.tx((tx) => tx.conversation.updateMany({ data: { assigneeId: own.userId } })));
    const macroId = await macroOf(own, '', {
      assign: { userId: karim.userId },
      status: 'pending',
      addTags: ['Niveau 2'],
    });
    expect(await apply(own, conversationId, macroId)).toMatchObject({ assigneeId: karim.userId, status: 'pending' });
    expect(await refusalCode(own.call(getConversation, { conversationId }))).toBe('not_found');
  });

  it('is not there for someone who may not see the conversation or the macro, nor for another tenant', async () => {
    const { tenant, nadia, conversationId } = await desk();
    const macroId = await macroOf(nadia, 'x');
    const blind = await signIn(app, tenant, { visibility: 'own' });
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    await app.as(tenant, () => app.db.tx((tx) => tx.conversation.updateMany({ data: { assigneeId: nadia.userId } })));
    const theirs = await macroOf(blind, 'x');
    for (const [who, macro] of [
      [blind, theirs],
      [stranger, macroId],
      [await signIn(app, tenant), macroId],
    ] as const) {
      expect(await refusalCode(who.call(renderMacro, { conversationId, macroId: macro }))).toBe('not_found');
      expect(await refusalCode(apply(who, conversationId, macro))).toBe('not_found');
    }
  });

  it('sends its text as the answer, once however often it is tried', async () => {
    const { nadia, conversationId } = await desk();
    await written(nadia, conversationId);
    const macroId = await macroOf(nadia, '<p>Bonjour {{customer.firstName}},</p>', {
      status: 'resolved',
      addTags: ['Fini'],
    });
    const input = { conversationId, macroId, send: true, clientId: clientId() };
    const done = await nadia.call(applyMacro, input);
    expect(done).toMatchObject({ status: 'resolved', tags: [{ name: 'Fini' }] });
    await nadia.call(applyMacro, input);
    const { entries } = await nadia.call(getTimeline, { conversationId });
    const sent = entries.filter((entry) => entry.type === 'message' && entry.direction === 'out');
    expect(sent).toMatchObject([
      { text: expect.stringContaining('Bonjour Léa,'), to: [{ address: 'lea@exemple.fr' }] },
    ]);
  });
});

const apply = ({ call }: TestPerson, conversationId: string, macroId: string) =>
  call(applyMacro, { conversationId, macroId, clientId: clientId() });

/** A message of the customer's, so that there is somebody to answer. */
async function written(nadia: TestPerson, conversationId: string): Promise<void> {
  const tenant = nadia.cookie.split(/[=.]/)[1]!;
  await app.as(tenant, () =>
    app.db.tx(async (tx) => {
      await tx.conversation.updateMany({ where: { id: conversationId }, data: { sequence: 1 } });
      await tx.entry.create({
        data: {
          conversationId,
          sequence: 1,
          type: 'message',
          direction: 'in',
          fromName: 'Léa Morin',
          fromAddress: 'lea@exemple.fr',
          recipients: { to: [], cc: [], bcc: [] },
          text: 'Où est mon colis ?',
          delivery: 'received',
        },
      });
    }),
  );
}
