import { expect, it } from 'vitest';
import { queueColours } from './queue-colour.ts';

const ids = Array.from({ length: 12 }, (_, index) => `019aa000-0000-7000-8000-0000000000${10 + index}`);

it('gives eight queues eight colours, whatever the order they come in', () => {
  const colours = queueColours(ids.slice(0, 8).toReversed());
  expect(new Set(colours.values()).size).toBe(8);
  expect(colours).toEqual(queueColours(ids.slice(0, 8)));
});
it('leaves the others their colour when a queue is made', () => {
  const before = queueColours(ids.slice(0, 5));
  const after = queueColours(ids);
  for (const [id, colour] of before) expect(after.get(id)).toBe(colour);
});
