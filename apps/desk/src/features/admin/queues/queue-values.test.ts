import { createQueue } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { requestOf, startValues, type VoicedQueue, voiceRequestOf } from './queue-values.ts';

const id = (digit: number) => `0191d4a0-0000-7000-8000-00000000000${digit}`;
const queue: VoicedQueue = {
  id: id(0),
  name: 'Vente',
  isForEverybody: false,
  memberIds: [id(1)],
  agentOrder: 'round_robin',
  priority: 5,
  tier: 1,
  highBonus: 10,
  keyBonus: 30,
  skills: [
    { needs: [{ skillId: id(2), level: 4 }], seconds: 30 },
    { needs: [], seconds: 1 },
  ],
  channels: { chat: { offerSeconds: 20, isAutomatic: true }, email: { isAutomatic: false, stickySeconds: 0 } },
  targetPercent: 80,
  targetSeconds: 20,
  calendarId: id(3),
  overflow: [
    { afterSeconds: 120, waitingPerReadyAgent: null, to: { type: 'queue', queueId: id(4) } },
    { afterSeconds: null, waitingPerReadyAgent: 3, to: { type: 'callback' } },
  ],
  calmPercent: 70,
  voice: { isRecorded: true, notice: 'spoken', keepDays: 7 },
};

describe('a queue in the form', () => {
  it('comes back as it was', () => {
    const { id: queueId, voice, ...fields } = queue;
    expect(requestOf(startValues(queue))).toEqual(fields);
    expect(voiceRequestOf(queueId, startValues(queue))).toEqual({ queueId, ...voice });
  });
  it('that is new keeps every standard and is accepted by the contract', () => {
    const request = requestOf({ ...startValues(undefined), name: ' Vente ' });
    expect(request).toMatchObject({ name: 'Vente', isForEverybody: true, channels: {}, overflow: [], skills: [] });
    expect(createQueue.input.safeParse(request).error).toBeUndefined();
  });
  it('forgets chosen people once it is for everybody', () => {
    expect(requestOf({ ...startValues(queue), members: 'everybody' }).memberIds).toEqual([]);
  });
  it('says nothing of a channel whose fields are emptied', () => {
    const values = startValues(queue);
    const chat = { offerSeconds: '', giving: 'standard', wrapUpSeconds: '', stickySeconds: '' } as const;
    expect(requestOf({ ...values, channels: { ...values.channels, chat } }).channels).toEqual({
      email: { isAutomatic: false, stickySeconds: 0 },
    });
  });
});
