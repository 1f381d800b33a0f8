import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });
const [listed] = Object.values(
  import.meta.glob<string>('./mantine-styles.ts', { eager: true, query: '?raw', import: 'default' }),
);
const existing = Object.keys(import.meta.glob('../../../../node_modules/@mantine/core/styles/*.layer.css')).map(
  (path) => path.split('/').at(-1)!.split('.')[0]!,
);

it('lists the style of every Mantine component that is used', () => {
  const used = Object.values(sources)
    .flatMap((source) => [...source.matchAll(/import {([^}]*)} from '@mantine\/core'/g)])
    .flatMap((match) => match[1]!.split(',').map((name) => name.trim()));
  const missing = [...new Set(used)].filter(
    (name) => existing.includes(name) && !listed!.includes(`/styles/${name}.layer.css`),
  );
  expect(existing.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
