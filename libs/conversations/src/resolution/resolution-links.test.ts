import {
  answerResolutionLink,
  getConversation,
  getTimeline,
  inspectResolutionLink,
  reopenConversation,
  resolveConversation,
} from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import { refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { ResolutionTokens } from './resolution-tokens.service.ts';

let desk: TestDesk;
let tenant: string;
let nadia: TestPerson;
beforeAll(async () => {
  desk = await startTestDesk({ GUICHET_ROLE: 'web' });
  tenant = await desk.app.tenant('Boutique');
  nadia = await signIn(desk.app, tenant);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => desk.app.stop());

/** A request, and the word that stands in the link of its mail. */
async function asked() {
  const { conversationId } = await desk.receive(tenant, await desk.inbox(tenant));
  const url = await desk.app.as(tenant, async () => desk.app.get(ResolutionTokens).urlOf(conversationId, 'fr'));
  const token = /^http:\/\/localhost:3000\/settled\/([\w-]+)$/.exec(url)![1]!;
  const answer = (isSettled: boolean) => desk.app.call(answerResolutionLink, { token, isSettled });
  const lines = async () =>
    (await nadia.call(getTimeline, { conversationId })).entries.flatMap((entry) =>
      entry.type === 'system' && entry.event === 'resolution.answered' ? [entry.data] : [],
    );
  const events = () =>
    desk.app.as(tenant, () =>
      desk.app.db.tx((tx) => tx.domainEvent.count({ where: { conversationId, type: 'resolution.answered' } })),
    );
  return { conversationId, token, answer, lines, events };
}
const inspect = (token: string) => desk.app.call(inspectResolutionLink, { token });
const later = (days: number) =>
  vi.spyOn(desk.app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + days * 86_400_000));

describe('whether a request was settled, by the link of a mail', () => {
  it('is not said by looking, however often', async () => {
    const { token, lines } = await asked();
    for (let times = 0; times < 3; times++)
      expect(await inspect(token)).toEqual({
        ...{ companyName: 'Boutique', language: 'fr', canAnswer: true, isSettled: null, answeredAt: null },
      });
    expect(await lines()).toEqual([]);
  });

  it('stands in the timeline and the log once, and otherwise when he says otherwise', async () => {
    const { token, answer, lines, events } = await asked();
    expect(await answer(true)).toMatchObject({ isSettled: true, answeredAt: expect.any(String) });
    await Promise.all([answer(true), answer(true), answer(true)]);
    expect(await lines()).toEqual([{ isSettled: true, by: 'link' }]);
    await answer(false);
    expect(await lines()).toEqual([
      { isSettled: true, by: 'link' },
      { isSettled: false, by: 'link' },
    ]);
    expect(await events()).toBe(2);
    expect(await inspect(token)).toMatchObject({ isSettled: false });
  });

  it('ends with changing his mind after ten times, and what he said last stays', async () => {
    const { token, answer, lines } = await asked();
    for (let times = 0; times < 10; times++) await answer(times % 2 === 0);
    expect(await refusalCode(answer(true))).toBe('too_many_requests');
    expect(await lines()).toHaveLength(10);
    expect(await inspect(token)).toMatchObject({ isSettled: false });
  });

  it('is asked for so often and no more, by whoever has the link', async () => {
    const { token, answer } = await asked();
    for (let times = 0; times < 60; times++) await inspect(token);
    expect(await refusalCode(inspect(token))).toBe('too_many_requests');
    expect(await refusalCode(answer(true))).toBe('too_many_requests');
    const other = await asked();
    expect(await other.answer(true)).toMatchObject({ isSettled: true });
  });

  it('shows in lists while it is resolved, and is not since', async () => {
    const { conversationId, answer } = await asked();
    const isUnsettled = async () => (await nadia.call(getConversation, { conversationId })).isUnsettled;
    await answer(false);
    expect(await isUnsettled()).toBe(false);
    await nadia.call(resolveConversation, { conversationId });
    expect(await isUnsettled()).toBe(false);
    await answer(true);
    expect(await isUnsettled()).toBe(false);
    await answer(false);
    expect(await nadia.call(getConversation, { conversationId })).toMatchObject({
      ...{ isUnsettled: true, status: 'resolved' },
    });
    await nadia.call(reopenConversation, { conversationId });
    expect(await isUnsettled()).toBe(false);
  });

  it('comes too late after thirty days, and is looked at all the same', async () => {
    const { token, answer, lines } = await asked();
    await answer(true);
    later(29);
    expect(await inspect(token)).toMatchObject({ canAnswer: true });
    later(31);
    expect(await inspect(token)).toMatchObject({ canAnswer: false, isSettled: true });
    expect(await refusalCode(answer(false))).toBe('link_expired');
    vi.restoreAllMocks();
    expect(await lines()).toEqual([{ isSettled: true, by: 'link' }]);
  });

  it('is taken from nobody else: a forged word, one of another tenant, a conversation that is gone', async () => {
    const { conversationId, token } = await asked();
    const forged = Buffer.from(token, 'base64url');
    forged[20]! ^= 1;
    const other = await desk.app.tenant('Other');
    const stray = await desk.app.as(other, async () => desk.app.get(ResolutionTokens).urlOf(conversationId, 'en'));
    for (const wrong of [forged.toString('base64url'), token.slice(0, 40), stray.split('/').at(-1)!]) {
      expect(await refusalCode(inspect(wrong))).toBe('not_found');
      expect(await refusalCode(desk.app.call(answerResolutionLink, { token: wrong, isSettled: true }))).toBe(
        'not_found',
      );
    }
    await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) => tx.conversation.deleteMany({ where: { id: conversationId } })),
    );
    expect(await refusalCode(inspect(token))).toBe('not_found');
  });

  it('is forgotten with its conversation', async () => {
    const { conversationId, answer } = await asked();
    await answer(true);
    const left = () =>
      desk.app.as(tenant, () => desk.app.db.tx((tx) => tx.resolutionAnswer.count({ where: { conversationId } })));
    expect(await left()).toBe(1);
    await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) => tx.conversation.deleteMany({ where: { id: conversationId } })),
    );
    expect(await left()).toBe(0);
  });
});
