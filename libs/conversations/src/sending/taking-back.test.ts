import { getDraft, saveDraft, undoSend } from '@guichet/contracts';
import { refusalCode, signIn } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA } from '../test-desk.fixtures.ts';
import { type Sending, startSending } from './sending.fixtures.ts';

let at: Sending;
beforeAll(async () => {
  at = await startSending();
});
afterAll(() => at.desk.app.stop());

describe('taking back', () => {
  it('makes it a draft again and puts the conversation back', async () => {
    const conversationId = await at.open();
    const before = await at.show(conversationId);
    await at.nadia.call(saveDraft, { conversationId, mode: 'reply', html: '<p>Bonj' });
    const message = await at.send(conversationId, { cc: [{ name: '', address: 'paul@exemple.test' }] });
    expect(await at.nadia.call(getDraft, { conversationId })).toEqual({ draft: null });
    await at.nadia.call(undoSend, { messageId: message.id });
    const { draft } = await at.nadia.call(getDraft, { conversationId });
    expect(draft).toMatchObject({ mode: 'reply', html: message.html, to: [LEA], cc: message.cc });
    const { status, waitingSince, answerDueAt, preview, lastMessageAt } = before;
    expect(await at.show(conversationId)).toMatchObject({ status, waitingSince, answerDueAt, preview, lastMessageAt });
    const lines = await at.entries(conversationId);
    expect(lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(lines[1]).toMatchObject({ type: 'system', event: 'message.taken-back', data: {} });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(at.desk.channel.of(message.id)).toEqual([]);
    expect(await refusalCode(at.nadia.call(undoSend, { messageId: message.id }))).toBe('too_late_to_undo');
  });

  it('leaves what the customer did meanwhile', async () => {
    const conversationId = await at.open({ at: new Date(Date.now() - 60_000) });
    const { waitingSince } = await at.show(conversationId);
    const message = await at.send(conversationId, { thenStatus: 'resolved' });
    await at.desk.receive(at.tenant, at.inboxId, { conversationId, text: 'Encore moi' });
    await at.nadia.call(undoSend, { messageId: message.id });
    expect(await at.show(conversationId)).toMatchObject({ status: 'open', waitingSince, preview: 'Encore moi' });
  });

  it('is the author’s alone, and too late once it left', async () => {
    const tom = await signIn(at.desk.app, at.tenant, { name: 'Tom' });
    const message = await at.send(await at.open());
    expect(await refusalCode(tom.call(undoSend, { messageId: message.id }))).toBe('forbidden');
    await at.settled(message, 'sent');
    expect(await refusalCode(at.nadia.call(undoSend, { messageId: message.id }))).toBe('too_late_to_undo');
  });

  it('and delivery cannot both win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const message = await at.send(await at.open());
        const wait = Date.parse(message.heldUntil!) - Date.now() + index * 25;
        await new Promise((resolve) => setTimeout(resolve, wait));
        const isTaken = await at.nadia.call(undoSend, { messageId: message.id }).then(
          () => true,
          () => false,
        );
        return { message, isTaken };
      }),
    );
    for (const { message, isTaken } of outcomes) {
      if (!isTaken) await at.settled(message, 'sent');
      expect(at.desk.channel.of(message.id)).toHaveLength(isTaken ? 0 : 1);
    }
  });
});
