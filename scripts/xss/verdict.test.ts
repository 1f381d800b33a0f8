import { describe, expect, it } from 'vitest';
import { allPieces, CHANNELS, type Payload, partsOf, strangersOf, wordsIn } from './pieces.ts';
import { countOf } from './verdict.ts';
import type { Incident, Kind } from './watch.ts';

const [one, other]: [Payload, Payload] = [
  { id: 'one', p: '<img src=x onerror=alert(1)>' },
  { id: 'other', p: '  ' },
];
const pieces = allPieces([one, other]);
const incident = (kind: Kind, suspects: Incident['suspects']): Incident => ({ kind, what: '', where: '', suspects });

describe('payloads', () => {
  it('come by every way, and stand only where they should', () => {
    expect(pieces).toHaveLength(2 * CHANNELS.length);
    const [subjectOnly] = strangersOf([{ channel: 'subject', payload: one }]);
    expect(wordsIn(subjectOnly!, 'subject', 'A question')).toBe(one.p);
    expect(wordsIn(subjectOnly!, 'sender name', 'Inès')).toBe('Inès');
    expect(wordsIn(subjectOnly!, 'subject', 'A question', 4)).toBe('<img');
    expect(wordsIn(strangersOf(allPieces([other]))[0]!, 'subject', 'A question')).toBe('A question');
  });

  it('are parted by way, then in halves, and none is left out', () => {
    const ways = partsOf(pieces);
    expect(ways).toHaveLength(CHANNELS.length);
    expect(partsOf(ways[0]!)).toEqual([[ways[0]![0]], [ways[0]![1]]]);
    expect(ways.flat()).toHaveLength(pieces.length);
  });
});

it('a payload counts once for each way, and each kind by itself', () => {
  const [body, subject] = allPieces([one]);
  const found = [
    incident('ran', [body!]),
    incident('ran', [body!, subject!]),
    incident(
      'loaded',
      strangersOf(pieces).map((stranger) => stranger.pieces[0]!),
    ),
  ];
  expect(countOf(found, 'ran')).toBe(1);
  expect(countOf(found, 'ran', 'subject')).toBe(1);
  expect(countOf(found, 'ran', 'page title')).toBe(0);
  expect(countOf(found, 'loaded', 'mail body')).toBe(2);
  expect(countOf(found, 'covered')).toBe(0);
});
