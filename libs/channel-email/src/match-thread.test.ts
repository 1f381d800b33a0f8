import { describe, expect, it } from 'vitest';
import { matchThread, type ThreadCandidate, threadClues } from './match-thread.ts';

const mail = {
  messageId: 'own@x',
  inReplyTo: ['parent@x'],
  references: ['root@x', 'middle@x', 'parent@x', 'own@x'],
  subject: 'Re: Colis [#10482]',
  to: [{ name: '', address: 'sav+7@shop' }],
  cc: [{ name: '', address: 'boss@customer' }],
  bcc: [],
  deliveredTo: ['sav+8@shop'],
};
const readNumber = (address: string) => (/\+(\d+)@shop$/.exec(address) ? Number(/\+(\d+)/.exec(address)![1]) : null);

describe('clues', () => {
  it('come from all headers and the envelope, ids the nearest first and without the mail’s own', () => {
    expect(threadClues(mail, { from: '', to: ['sav+9@shop', 'sav+7@shop'] }, readNumber)).toEqual({
      signedNumbers: [9, 7, 8],
      answers: ['parent@x', 'middle@x', 'root@x'],
      ownId: 'own@x',
      subjectNumber: 10482,
    });
  });

  it('are none when the mail says nothing', () => {
    const bare = { ...mail, messageId: null, inReplyTo: [], references: [], subject: 'Hi', to: [], deliveredTo: [] };
    const nothing = { signedNumbers: [], answers: [], ownId: null, subjectNumber: null };
    expect(threadClues(bare, null, readNumber)).toEqual(nothing);
  });
});

describe('the match', () => {
  const candidates: ThreadCandidate[] = [
    { conversationId: 'foreign', clue: 'reply-address' },
    { conversationId: 'mine', clue: 'answers' },
    { conversationId: 'numbered', clue: 'subject' },
  ];
  const people: Record<string, string[]> = { mine: ['ines@x'], numbered: ['paul@x'], foreign: ['marie@x'] };
  const isParticipant = async (id: string, address: string) => people[id]!.includes(address);
  const match = (sender: string, answered: string[] = []) =>
    matchThread(candidates, { sender, answered }, isParticipant);

  it.each([
    ['the first conversation the sender takes part in', 'ines@x', [], 'mine'],
    ['nothing for a stranger, whatever he copied', 'thief@y', [], null],
    ['nothing without a sender', '', [], null],
    ['a bare number when answers go to people who take part', 'paul@x', ['paul@x'], 'numbered'],
    ['not a bare number when answers would go elsewhere', 'paul@x', ['thief@y'], null],
    ['a signed address even when answers go elsewhere', 'marie@x', ['marie@home'], 'foreign'],
  ])('is %s', async (_, sender, answered, expected) => {
    expect(await match(sender, answered)).toBe(expected);
  });
});
