import type { FarEnd } from './trial-carrier.ts';
import { indexOf } from './callback-house.ts';

interface Person {
  /** One for each call; the last for all that follow. */
  does: readonly [FarEnd, ...FarEnd[]];
  /** What his call-back may end with, when all goes well. */
  ends: 'reached' | 'wrong_number' | 'refused' | 'unreached';
}

const answers: FarEnd = { ringsMs: 200, talksMs: 800 };
const refuses = (status: number, ringsMs = 0): FarEnd => ({ status, ringsMs });
const reached = (...does: Person['does']): Person => ({ does, ends: 'reached' });

/** Of twenty people: most answer at once, some at the second or third call, some never. */
const PEOPLE: readonly Person[] = [
  ...[reached(answers), reached(refuses(486), answers), reached(answers)],
  ...([{ does: [refuses(404)], ends: 'wrong_number' }, reached(answers), reached(answers)] satisfies Person[]),
  ...([
    { does: [refuses(603, 500)], ends: 'refused' },
    reached(answers),
    reached(refuses(503), answers),
  ] satisfies Person[]),
  ...[reached(answers), reached(answers), reached({ ringsMs: 3000, talksMs: 2000 }), reached(answers)],
  ...[reached(refuses(486, 300), refuses(480, 300), answers), reached(answers), reached({ ringsMs: 0, talksMs: 5000 })],
  ...([reached(answers), { does: [refuses(480, 500)], ends: 'unreached' }, reached(answers)] satisfies Person[]),
  // Rings until he is given up.
  reached({ ringsMs: 40_000, talksMs: 0 }, answers),
];

export const personAt = (number: string): Person => PEOPLE[indexOf(number) % PEOPLE.length]!;
export const farEnd = (number: string, times: number): FarEnd => {
  const { does } = personAt(number);
  return does[times] ?? does.at(-1)!;
};
