import { describe, expect, it } from 'vitest';
import type { LedgerLine } from './chat/chat-ledger.ts';
import { judgeChats, type StoredMessage } from './chat/chat-verdict.ts';
import { TrialScreen } from './chat/trial-screen.ts';
import { printedBy } from './trial/printed-by.fixtures.ts';

it(
  'chat loses, doubles and disorders nothing while processes, database and lines fail',
  { timeout: 300_000 },
  async () => {
    const printed = await printedBy('scripts/faults-chat.ts', '--small', '--seed', '7');
    expect(printed).toMatch(/ lost=0 doubled=0 disordered=0 invented=0 wrong_screens=0 .* falls=0 .*passed=yes/);
  },
);

const said = (text: string, event: LedgerLine['event'] = 'acknowledged'): LedgerLine => ({
  event,
  chat: 'c',
  by: 'in',
  text,
});
const stored = (text: string, sequence: number): StoredMessage => ({ chat: 'c', by: 'in', text, sequence });
const CLEAN = { lost: 0, doubled: 0, disordered: 0, invented: 0 };

it.each<[string, LedgerLine[], StoredMessage[], Partial<typeof CLEAN>]>([
  ['nothing wrong', [said('a'), said('b')], [stored('a', 1), stored('b', 2)], {}],
  ['stored and not acknowledged yet', [said('a', 'sending')], [stored('a', 1)], {}],
  ['lost', [said('a')], [], { lost: 1 }],
  ['doubled', [said('a')], [stored('a', 1), stored('a', 2)], { doubled: 1 }],
  ['out of order', [said('a'), said('b')], [stored('a', 2), stored('b', 1)], { disordered: 1 }],
  ['never said', [], [stored('a', 1)], { invented: 1 }],
])('the ledger is judged: %s', (_, lines, messages, wrong) => {
  expect(judgeChats(lines, messages)).toMatchObject({ ...CLEAN, ...wrong });
});

describe('a screen', () => {
  it('says when it lacks something, and shows all in order', () => {
    const screen = new TrialScreen();
    expect(screen.put({ sequence: 1, previous: 0, text: 'a' })).toBe(false);
    expect(screen.put({ sequence: 5, previous: 3, text: 'c' })).toBe(true);
    expect(screen.upTo).toBe(1);
    expect(screen.put({ sequence: 3, previous: 1, text: 'b' })).toBe(false);
    expect(screen.texts()).toEqual(['a', 'b', 'c']);
  });
});
