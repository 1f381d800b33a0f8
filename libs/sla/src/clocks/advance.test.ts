import { describe, expect, it } from 'vitest';
import { advance, type Advanced, type KeptClock } from './advance.ts';
import { events, HOUR, office, split, terms } from './clock.fixtures.ts';
import { cyclesOf } from './cycles.ts';

const day = (time: string) => `2026-11-26T${time}+01:00`;
const fresh: KeptClock = {
  ...{ countsFrom: new Date(day('00:00')), startedAt: null, measured: [], warnedAt: null, breachedAt: null },
  ...{ hours: office, hasOtherHours: false },
};
const keep = ({ startedAt, clock, warnedAt, breachedAt }: Advanced): KeptClock => ({
  ...{ ...fresh, startedAt, warnedAt, breachedAt },
  measured: clock?.measured ?? [],
});
const next = (lines: string[]) => cyclesOf('next_response', events(`customer-wrote ${day('08:00')}`, ...lines));
const told = ({ announcements }: Advanced) => announcements.map(({ type }) => type);
const answered = `answered ${day('09:00')}`;

describe('what is announced of a clock', () => {
  const wait = [answered, `customer-wrote ${day('10:00')}`];

  it('is its warning and its breach, once each, whenever it is looked at', () => {
    let kept = fresh;
    const seen = ['10:30', '11:44', '11:45', '11:50', '12:00', '12:10'].map((time) => {
      const advanced = advance(kept, next(wait), terms(2), new Date(day(time)));
      kept = keep(advanced);
      return told(advanced).join();
    });
    expect(seen).toEqual(['', '', 'sla.warned', '', 'sla.breached', '']);
  });

  it('is the breach alone, when it is looked at too late for a warning', () => {
    const late = advance(fresh, next(wait), terms(2), new Date(day('16:00')));
    expect(late.announcements).toEqual([
      { type: 'sla.breached', startedAt: new Date(day('10:00')), dueAt: new Date(day('12:00')) },
    ]);
  });

  it('is nothing, when it was answered in time and looked at late', () => {
    expect(told(advance(fresh, next([...wait, `answered ${day('11:59')}`]), terms(2), new Date(day('16:00'))))).toEqual(
      [],
    );
  });

  it('is a wait before that was answered too late, though the next one runs already', () => {
    const lines = [...wait, `answered ${day('13:00')}`, `customer-wrote ${day('14:00')}`];
    const early = keep(advance(fresh, next(wait), terms(2), new Date(day('10:30'))));
    const late = advance(early, next(lines), terms(2), new Date(day('14:30')));
    expect([told(late), late.startedAt, late.breachedAt]).toEqual([['sla.breached'], new Date(day('14:00')), null]);
  });

  it('is not what began to wait before anything was promised', () => {
    const kept = { ...fresh, countsFrom: new Date(day('11:00')) };
    expect(advance(kept, next(wait), terms(2), new Date(day('16:00')))).toMatchObject({
      clock: null,
      announcements: [],
    });
  });
});

describe('a look at a clock', () => {
  const wait = [answered, `customer-wrote ${day('10:00')}`];

  it('says when to look again: at its warning, then at its end', () => {
    const first = advance(fresh, next(wait), terms(2), new Date(day('10:30')));
    expect(first.nextAt).toEqual(new Date(day('11:45')));
    const second = advance(keep(first), next(wait), terms(2), new Date(day('11:45')));
    expect(second.nextAt).toEqual(new Date(day('12:00')));
    expect(advance(keep(second), next(wait), terms(2), new Date(day('12:00'))).nextAt).toBeNull();
  });

  it('keeps what ran under other hours', () => {
    const kept = keep(advance(fresh, next(wait), terms(4), new Date(day('12:30'))));
    const changed = { ...terms(4), hours: split };
    const at = advance({ ...kept, hasOtherHours: true }, next(wait), changed, new Date(day('13:00')));
    // 10:00–13:00 by the old hours; by the new ones noon lasts until 14:00.
    expect([at.clock?.elapsedMs, at.clock?.dueAt]).toEqual([3 * HOUR, new Date(day('15:00'))]);
  });

  it('warns at the new moment when the target becomes shorter, with the time that has run', () => {
    const kept = keep(advance(fresh, next(wait), terms(6), new Date(day('11:00'))));
    expect(told(advance(kept, next(wait), terms(1), new Date(day('11:01'))))).toEqual(['sla.breached']);
    expect(advance(kept, next(wait), terms(2), new Date(day('11:01'))).clock?.dueAt).toEqual(new Date(day('12:00')));
  });
});
