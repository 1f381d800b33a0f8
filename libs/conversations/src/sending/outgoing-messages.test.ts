import { answerResolutionLink } from '@guichet/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sending, startSending } from './sending.fixtures.ts';

let at: Sending;
beforeAll(async () => {
  at = await startSending();
});
afterAll(() => at.desk.app.stop());

const QUESTION = 'Votre demande est-elle réglée ?';
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
    [
      'that is forwarded to somebody else',
      true,
      { mode: 'forward', thenStatus: 'resolved', to: [{ name: '', address: 'tom@exemple.test' }] },
    ],
  ] as const)('asks nothing %s', async (_, asksSettled, fields) => {
    const { mail } = await left(asksSettled, fields);
    expect(mail.text).not.toContain('/settled/');
    expect(mail.html).not.toContain('/settled/');
  });
});
