import { round } from '../bench/figures.ts';
import type { CallFigures } from './bench-calls.ts';

export type Driver = 'node' | 'rtpengine';
export type Row = CallFigures & { readonly driver: Driver };

/** With so many calls at once, and who waits beside them. */
const TARGET = { calls: 50, setUpMs: 300, percentACall: 1.5, lagMs: 50, arrived: 0.98 };

/** Who waits with music is a call, too. */
const percentACall = ({ media, calls, queued }: Row): number => (media * 100) / (calls + queued);
const percentATalk = ({ media, calls }: Row): number => (media * 100) / calls;

/** A table, a line of figures, and whether driver node meets what was promised. */
export function judgeCalls(rows: readonly Row[]) {
  const ours = rows.filter(({ driver, calls }) => driver === 'node' && calls <= TARGET.calls);
  const size = Math.max(...ours.map(({ calls }) => calls));
  const promised = ours.filter(({ calls }) => calls === size);
  const worst = {
    failed: most(promised, ({ failed }) => failed),
    setUpMs: most(promised, ({ setUpP95Ms }) => setUpP95Ms),
    lagMs: most(promised, ({ lagP99Ms }) => lagP99Ms),
    percentACall: most(promised, percentACall),
    lost: most(promised, ({ arrived }) => 1 - arrived),
  };
  const isGood =
    worst.failed === 0 &&
    worst.setUpMs <= TARGET.setUpMs &&
    worst.percentACall <= TARGET.percentACall &&
    worst.lagMs <= TARGET.lagMs &&
    worst.lost <= 1 - TARGET.arrived;
  const of = (driver: Driver): string =>
    rows
      .filter((row) => row.driver === driver)
      .map((row) => `${driver}_${row.calls}_${row.queued}=${round(percentACall(row), 2)}`)
      .join(' ');
  const line =
    `bench:voice failed=${worst.failed} set_up_p95_ms=${round(worst.setUpMs)} lag_p99_ms=${round(worst.lagMs)} ` +
    `percent_a_call=${round(worst.percentACall, 2)} lost=${round(Math.max(0, worst.lost), 3)} ` +
    `${of('node')} ${of('rtpengine')} passed=${isGood ? 'yes' : 'no'}`;
  return { figures: rows.map(shown), line, isGood };
}

const most = (rows: readonly Row[], figure: (row: Row) => number): number => Math.max(...rows.map(figure));

const shown = (row: Row): Record<string, string | number> => ({
  ...{ driver: row.driver, calls: row.calls, queued: row.queued, failed: row.failed },
  ...{ 'set-up p50 ms': round(row.setUpP50Ms), 'p95 ms': round(row.setUpP95Ms), 'lag ms': round(row.lagP99Ms) },
  ...{ 'media %': round(row.media * 100), '% a call': round(percentACall(row), 2) },
  ...{ '% a talk': round(percentATalk(row), 2) },
  ...{ 'arrived %': round(row.arrived * 100), 'app %': round(row.app * 100), 'load %': round(row.load * 100) },
});
