import { expect, it } from 'vitest';
import type { LedgerLine } from './routing/work-ledger.ts';
import { judgeWork, longestStuck } from './routing/work-verdict.ts';
import { printedBy } from './trial/printed-by.fixtures.ts';

it(
  'routing gives nothing twice and loses nothing while routers and desks are killed',
  { timeout: 300_000, retry: 0 },
  async () => {
    const printed = await printedBy('scripts/faults-routing.ts', '--small', '--seed', '7');
    expect(printed).toMatch(/ doubled=0 over_capacity=0 overridden=0 overtaken=0 lost=0 falls=0 .*passed=yes/);
  },
);

const QUEUED = { was: null, is: 'queued', hadAgent: null, agent: null };
const line = (at: number, item: string, more: Partial<LedgerLine> = {}): LedgerLine => ({
  ...{ at, item, subject: `of ${item}`, queue: 'q', rank: 1, units: 10, isManual: false, coolDowns: {} },
  ...QUEUED,
  ...more,
});
const given = (agent: string): Partial<LedgerLine> => ({ was: 'queued', is: 'active', agent });
const CLEAN = { doubled: 0, overCapacity: 0, overridden: 0, overtaken: 0 };

it.each<[string, LedgerLine[], Partial<typeof CLEAN>]>([
  ['nothing wrong', [line(0, 'a'), line(1, 'a', given('x'))], {}],
  [
    'given on without coming back',
    [line(0, 'a'), line(1, 'a', given('x')), line(2, 'a', { was: 'active', is: 'active', hadAgent: 'x', agent: 'y' })],
    { doubled: 1 },
  ],
  ['two stays of one subject', [line(0, 'a', { subject: 's' }), line(1, 'b', { subject: 's' })], { doubled: 1 }],
  [
    'more than fits',
    [line(0, 'a'), line(0, 'b'), line(1, 'a', given('x')), line(2, 'b', { ...given('x'), units: 95 })],
    { overCapacity: 1 },
  ],
  [
    'taken from whoever was chosen by hand',
    [
      line(0, 'a'),
      line(1, 'a', { ...given('x'), isManual: true }),
      line(2, 'a', { was: 'active', is: 'queued', hadAgent: 'x' }),
    ],
    { overridden: 1 },
  ],
  [
    'out of turn',
    [
      line(0, 'a'),
      line(0, 'b', { rank: 2 }),
      line(9000, 'b', { ...given('x'), rank: 2 }),
      line(20_000, 'a', given('y')),
    ],
    { overtaken: 1 },
  ],
  [
    'past somebody who had refused it',
    [
      line(0, 'a', { coolDowns: { x: new Date(60_000).toISOString() } }),
      line(0, 'b', { rank: 2 }),
      line(9000, 'b', { ...given('x'), rank: 2 }),
      line(20_000, 'a', given('y')),
    ],
    {},
  ],
])('the ledger is judged: %s', (_, lines, wrong) => {
  expect(judgeWork(lines, 100)).toMatchObject({ ...CLEAN, ...wrong });
});

it('the ledger says how long something rang or was ready where nobody was', () => {
  const offered = { was: 'queued', is: 'offered', agent: 'x' };
  const work = [line(0, 'a'), line(1000, 'a', offered), line(9000, 'a', { was: 'offered', hadAgent: 'x' })];
  const states = [
    { at: 0, agent: 'x', isReady: true },
    { at: 7000, agent: 'x', isReady: false },
  ];
  const absences = [{ agent: 'x', from: 4000, to: 90_000 }];
  expect(longestStuck(work, states, absences)).toEqual({ offer: 5, state: 3, rang: 8 });
});
