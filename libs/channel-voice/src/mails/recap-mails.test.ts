import { ChannelEmailModule, EmailInboxesService } from '@guichet/channel-email';
import {
  answerResolutionLink,
  getTimeline,
  reopenConversation,
  resolveConversation,
  updateSite,
} from '@guichet/contracts';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { eventually, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ChannelVoiceModule } from '../channel-voice.module.ts';
import { openVoiceHouse, type VoiceHouse } from '../voice-house.fixtures.ts';
import { RecapMails } from './recap-mails.subscribers.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  const modules = [IdentityModule, CustomersModule, ConversationsModule, ChannelEmailModule, ChannelVoiceModule];
  app = await startTestApp(modules);
  house = await openVoiceHouse(app);
  const address = 'contact@boutique.test';
  const mail = await app.as(house.tenant, () => app.get(EmailInboxesService).create({ name: 'Contact', address }));
  await house.admin.call(updateSite, { siteId: house.site.id, mailInboxId: mail.id });
});
afterEach(() => house.close());
afterAll(() => app.stop());

const look = (conversationId: string) => app.as(house.tenant, () => app.get(RecapMails).look(conversationId));
const CLOSING = { understood: 'Colis perdu', solution: 'Nouvel envoi', nextStep: 'Nous rappelons', dueAt: null };
async function talk(more: object) {
  const agent = await house.agent('Nadia');
  const visitor = await house.visitor();
  const { call } = await visitor.calls(more);
  await agent.phone.answer();
  const { callId } = call;
  const { conversationId } = await house.until(callId, 'the talk', ({ state }) => state === 'talking');
  const end = async () => {
    visitor.phone.call!.hangUp();
    await house.until(callId, 'the end', ({ state }) => state === 'ended');
  };
  const mails = async () =>
    (await agent.person.call(getTimeline, { conversationId })).entries.flatMap((entry) =>
      entry.type === 'message' && entry.kind === 'recap' ? [entry] : [],
    );
  return { agent, conversationId, end, mails };
}

it('goes out once, after the talk and the closing, and stands in the timeline', async () => {
  const one = await talk({ email: 'lea@exemple.test', language: 'fr' });
  const { conversationId } = one;
  await one.end();
  await one.agent.person.call(resolveConversation, { conversationId, closing: CLOSING });
  const [mail] = await eventually('the mail', async () => {
    const mails = await one.mails();
    return mails.length ? mails : null;
  });
  expect(mail).toMatchObject({ subject: 'Votre appel avec Boutique', to: [{ address: 'lea@exemple.test' }] });
  expect(mail!.from.address).toBe('contact@boutique.test');
  expect(mail!.text).toContain('Ce que nous avons compris\nColis perdu');
  expect(mail!.text + mail!.html).not.toContain('/settled/');
  const left = await eventually('it to leave', () =>
    house.inTenant((tx) => tx.localMail.findFirst({ where: { to: { has: 'lea@exemple.test' } } })),
  );
  const [, token] = /\/settled\/([\w-]+)/.exec(left.text)!;
  expect(await app.call(answerResolutionLink, { token: token!, isSettled: true })).toMatchObject({ isSettled: true });
  expect((await one.agent.person.call(getTimeline, { conversationId })).entries).toContainEqual(
    expect.objectContaining({ event: 'resolution.answered', data: { isSettled: true, by: 'link' } }),
  );
  await one.agent.person.call(reopenConversation, { conversationId });
  await one.agent.person.call(resolveConversation, { conversationId, closing: CLOSING });
  await look(conversationId);
  await look(conversationId);
  expect(await one.mails()).toHaveLength(1);
});

it('waits for the end of a talk that was closed before it', async () => {
  const one = await talk({ email: 'tom@exemple.test', language: 'en' });
  const { conversationId } = one;
  await one.agent.person.call(resolveConversation, { conversationId, closing: CLOSING });
  await look(conversationId);
  expect(await one.mails()).toEqual([]);
  await one.end();
  const [mail] = await eventually('the mail', async () => {
    const mails = await one.mails();
    return mails.length ? mails : null;
  });
  expect(mail!.subject).toBe('Your call with Boutique');
});

it('is none without an address, or without a word', async () => {
  const nobody = await talk({});
  await nobody.end();
  await nobody.agent.person.call(resolveConversation, { conversationId: nobody.conversationId, closing: CLOSING });
  await look(nobody.conversationId);
  expect(await nobody.mails()).toEqual([]);
  const brief = await talk({ email: 'ines@exemple.test' });
  await brief.end();
  await brief.agent.person.call(resolveConversation, { conversationId: brief.conversationId });
  await look(brief.conversationId);
  expect(await brief.mails()).toEqual([]);
});
