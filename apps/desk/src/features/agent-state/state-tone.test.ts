import { AGENT_STATES, REASON_COLOURS } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { byState, toneOf } from './state-tone.ts';

it('has a tone for every state, and the reason’s own when not ready', () => {
  expect(AGENT_STATES.map((state) => toneOf(state))).toEqual(['hollow', 'green', 'amber', 'red']);
  for (const colour of REASON_COLOURS) expect(toneOf('not_ready', { colour })).toBe(colour);
  expect(toneOf('ready', { colour: 'red' })).toBe('green');
});
it('puts who is ready first and who is gone last', () => {
  const sorted = AGENT_STATES.map((state) => ({ state })).toSorted(byState);
  expect(sorted.map(({ state }) => state)).toEqual(['ready', 'not_ready', 'not_responding', 'offline']);
});
