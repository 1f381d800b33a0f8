import { describe, expect, it } from 'vitest';
import {
  after,
  colleaguesIn,
  ringsOf,
  SILENT,
  talkOf,
  type TelephoneEvent,
  type TelephoneState,
} from './telephone-state.ts';

const ring = (legId: string, reason = 'offer'): TelephoneEvent => ({
  type: 'ring',
  legId,
  callId: `call-${legId}`,
  reason,
});
const run = (...events: TelephoneEvent[]): TelephoneState => events.reduce(after, SILENT);
const ids = (lines: readonly { legId: string }[]) => lines.map(({ legId }) => legId);

describe('a telephone', () => {
  it.each([
    ['it rings', [ring('a')], { rings: ['a'], talk: null }],
    ['it is answered', [ring('a'), { type: 'answering', legId: 'a' }], { rings: [], talk: 'a' }],
    ['it is spoken', [ring('a'), { type: 'up', legId: 'a', at: 5 }], { rings: [], talk: 'a' }],
    [
      'it is over',
      [ring('a'), { type: 'up', legId: 'a', at: 5 }, { type: 'over', legId: 'a' }],
      { rings: [], talk: null },
    ],
    [
      'two ring, one is answered',
      [ring('a'), ring('b'), { type: 'answering', legId: 'b' }],
      { rings: ['a'], talk: 'b' },
    ],
    ['the same rings again', [ring('a'), { type: 'up', legId: 'a', at: 5 }, ring('a')], { rings: ['a'], talk: null }],
    ['what listens does not ring', [ring('a', 'listen')], { rings: [], talk: null }],
    ['what dials does not ring', [ring('a', 'dial')], { rings: [], talk: null }],
    ['a reason of a later version rings', [ring('a', 'from the future')], { rings: ['a'], talk: null }],
  ] as [string, TelephoneEvent[], { rings: string[]; talk: string | null }][])('%s', (_, events, expected) => {
    const state = run(...events);
    expect({ rings: ids(ringsOf(state)), talk: talkOf(state)?.legId ?? null }).toEqual(expected);
  });

  it('keeps what is said of a line with that line', () => {
    const state = run(
      ring('a'),
      ring('b'),
      { type: 'up', legId: 'a', at: 5 },
      { type: 'held', legId: 'a', isOn: true },
      { type: 'muted', legId: 'a', isOn: true },
      { type: 'quality', legId: 'a', quality: 'poor' },
    );
    expect(state.lines[0]).toMatchObject({ upAt: 5, isHeld: true, isMuted: true, quality: 'poor' });
    expect(state.lines[1]).toMatchObject({ upAt: null, isHeld: false, isMuted: false, quality: null });
  });

  it.each(['answering', 'over'] as const)('hears nothing of a line that is gone: %s', (type) =>
    expect(run({ type, legId: 'gone' })).toEqual(SILENT),
  );

  it('keeps its lines while it registers anew', () => {
    const state = run(ring('a'), { type: 'registration', registration: 'connecting' });
    expect(state.registration).toBe('connecting');
    expect(ids(state.lines)).toEqual(['a']);
  });

  it('shows a colleague who asks until he is spoken with', () => {
    const asking = run(ring('a', 'colleague'), ring('b'));
    expect(ids(colleaguesIn(asking))).toEqual(['a']);
    expect(ids(colleaguesIn(after(asking, { type: 'answering', legId: 'a' })))).toEqual(['a']);
    expect(ids(colleaguesIn(after(asking, { type: 'up', legId: 'a', at: 1 })))).toEqual([]);
  });
});
