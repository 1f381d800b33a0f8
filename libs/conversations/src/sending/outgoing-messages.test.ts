import { answerResolutionLink } from '@guichet/contracts';
import { eventually } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA } from '../test-desk.fixtures.ts';
import { AutomaticMessages } from './automatic-messages.service.ts';
import { type Sending, startSending } from './sending.fixtures.ts';

let at: Sending;
beforeAll(async () => {
  at = await startSending();
});
afterAll(() => at.desk.app.stop());

const QUESTION = 'Votre demande est-elle réglée\u00a0?';
const TOM = { name: '', address: 'tom@exemple.test' };
/** In an inbox that asks, or does not, as it left. */
async function left(asksSettled: boolean, fields: object) {
  const inboxId = await at.desk.inbox(at.tenant, { asksSettled });
  const { conversationId } = await at.desk.receive(at.tenant, inboxId);
  const message = await at.send(conversationId, fields);
  await at.settled(message, 'sent');
  return { message, mail: at.desk.channel.of(message.id)[0]! };
}

describe('the mail that resolves', () => {
  it('asks whether it is settled, before what it quotes, by a link that answers for its conversation', async () => {
    const { message, mail } = await left(true, { thenStatus: 'resolved' });
    const [answer, quoted] = mail.text.split(QUESTION);
    expect(answer).toContain('Bonjour Léa');
    expect(quoted).toContain('a écrit :');
    const [, token] = /\/settled\/([\w-]+)/.exec(mail.text)!;
    expect(mail.html).toContain(`/settled/${token}">`);
    expect(await at.desk.app.call(answerResolutionLink, { token: token!, isSettled: true })).toMatchObject({
      ...{ language: 'fr', isSettled: true },
    });
    expect((await at.entries(message.conversationId)).at(-1)).toMatchObject({ event: 'resolution.answered' });
    // The desk shows what the agent wrote.
    expect(message.text).not.toContain(QUESTION);
  });

  it.each([
    ['of an inbox that does not ask', false, { thenStatus: 'resolved' }],
    ['that leaves it open', true, {}],
    ['that is forwarded to somebody else', true, { mode: 'forward', thenStatus: 'resolved', to: [TOM] }],
    ['that somebody gets a copy of', true, { thenStatus: 'resolved', cc: [TOM] }],
    ['that somebody gets a copy of unseen', true, { thenStatus: 'resolved', bcc: [TOM] }],
    ['that goes to two', true, { thenStatus: 'resolved', to: [LEA, TOM] }],
    ['that goes to somebody else', true, { thenStatus: 'resolved', to: [TOM] }],
  ] as const)('asks nothing %s', async (_, asksSettled, fields) => {
    const { mail } = await left(asksSettled, fields);
    expect(mail.text).not.toContain('/settled/');
    expect(mail.html).not.toContain('/settled/');
  });
});

describe('a mail that says it asks, such as after a call', () => {
  it('asks as it leaves; what the desk keeps of it has no link to answer by', async () => {
    const conversationId = await at.open();
    const { entryId } = await at.desk.app.as(at.tenant, () =>
      at.desk.app.db.tx((tx) =>
        at.desk.app
          .get(AutomaticMessages)
          .send(tx, { conversationId, to: TOM, text: 'Ce que nous avons convenu.', asksSettled: 'fr' }),
      ),
    );
    const mail = await eventually('it to leave', () => at.desk.channel.of(entryId)[0]);
    expect(mail.text).toContain(`Ce que nous avons convenu.\n\n${QUESTION}`);
    const [, token] = /\/settled\/([\w-]+)/.exec(mail.text)!;
    expect(mail.html).toContain(`/settled/${token}">`);
    const { text, html } = await at.messageOf({ id: entryId, conversationId });
    expect(text).toBe('Ce que nous avons convenu.');
    expect(html).not.toContain('settled');
  });
});
