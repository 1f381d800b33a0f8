import { retrySend } from '@guichet/contracts';
import { eventually, refusalCode } from '@guichet/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConversationIntake } from '../intake/conversation-intake.service.ts';
import { LEA } from '../test-desk.fixtures.ts';
import { AutomaticMessages } from './automatic-messages.service.ts';
import { type Sending, startSending } from './sending.fixtures.ts';

let at: Sending;
beforeAll(async () => {
  at = await startSending();
});
beforeEach(() => (at.desk.channel.answers = []));
afterAll(() => at.desk.app.stop());

describe('delivery', () => {
  it('tells what never will arrive, and can be asked for again', async () => {
    at.desk.channel.answers = [{ state: 'failed', error: '550 no such user' }];
    const message = await at.send(await at.open());
    const failed = await at.settled(message, 'failed');
    expect(failed.deliveryError).toBe('550 no such user');
    expect(await at.show(message.conversationId)).toMatchObject({ hasDeliveryProblem: true });
    expect(await at.nadia.call(retrySend, { messageId: message.id })).toMatchObject({ delivery: 'queued' });
    await at.settled(message, 'sent');
    expect(await at.show(message.conversationId)).toMatchObject({ hasDeliveryProblem: false });
    expect(await refusalCode(at.nadia.call(retrySend, { messageId: message.id }))).toBe('conflict');
  });

  it('is tried again when that may help', async () => {
    at.desk.channel.answers = [{ state: 'retry', error: '451 later' }, { state: 'local' }];
    const message = await at.send(await at.open());
    const waiting = await eventually('the first try', async () => {
      const now = await at.messageOf(message);
      return now.deliveryError ? now : null;
    });
    expect(waiting).toMatchObject({ delivery: 'queued', deliveryError: '451 later' });
    expect(await at.settled(message, 'local')).toMatchObject({ deliveryError: null });
    expect(at.desk.channel.of(message.id)).toHaveLength(2);
  }, 30_000);

  it('survives a channel that breaks off', async () => {
    at.desk.channel.answers = [new Error('socket hang up')];
    const message = await at.send(await at.open());
    await at.settled(message, 'sent');
    expect(at.desk.channel.of(message.id)).toHaveLength(2);
  }, 30_000);
});

describe('what comes back', () => {
  const bounce = (entryId: string, isPermanent: boolean) =>
    at.desk.app.as(at.tenant, () =>
      at.desk.app.db.tx((tx) =>
        at.desk.app.get(ConversationIntake).addBounce(tx, {
          ...{ entryId, isPermanent, address: LEA.address, reason: '5.1.1 unknown' },
        }),
      ),
    );

  it('marks message and conversation when it is for good, once', async () => {
    const message = await at.settled(await at.send(await at.open()), 'sent');
    await bounce(message.id, false);
    expect(await at.messageOf(message)).toMatchObject({ delivery: 'sent' });
    await bounce(message.id, true);
    await bounce(message.id, true);
    expect(await at.messageOf(message)).toMatchObject({
      delivery: 'bounced',
      deliveryError: `${LEA.address}: 5.1.1 unknown`,
    });
    expect(await at.show(message.conversationId)).toMatchObject({ hasDeliveryProblem: true, status: 'pending' });
    const told = (await at.entries(message.conversationId)).filter(
      (entry) => 'event' in entry && entry.event === 'message.bounced',
    );
    expect(told).toHaveLength(2);
  });
});

describe('an automatic message', () => {
  it('leaves at once and changes nothing else', async () => {
    const conversationId = await at.open();
    const before = await at.show(conversationId);
    const { entryId } = await at.desk.app.as(at.tenant, () =>
      at.desk.app.db.tx((tx) =>
        at.desk.app.get(AutomaticMessages).send(tx, { conversationId, to: LEA, text: 'Bien reçu.\nÀ demain' }),
      ),
    );
    await eventually('it to leave', () => at.desk.channel.of(entryId).length);
    expect(at.desk.channel.of(entryId)[0]).toMatchObject({
      ...{ kind: 'acknowledgement', to: [LEA], authorName: null, subject: 'Re: Commande 58 214' },
      ...{ html: '<p>Bien reçu.<br>À demain</p>', text: 'Bien reçu.\nÀ demain' },
    });
    const { version, ...after } = await at.show(conversationId);
    expect({ ...after, version: before.version }).toEqual(before);
    expect(version).toBeGreaterThan(before.version);
  });
});
