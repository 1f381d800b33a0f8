import { expect, it } from 'vitest';
import { printedBy } from './trial/printed-by.fixtures.ts';

it('past contacts of a file are there once, with the figures of the file', { timeout: 300_000, retry: 0 }, async () => {
  const printed = await printedBy('scripts/bench-import.ts', '--contacts', '3000');
  expect(printed).toMatch(/^bench:import contacts=3000 .* same=yes figures=right passed=yes$/m);
});
