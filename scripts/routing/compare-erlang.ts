import { random } from '../random.ts';
import { CallCentre, type CallCentreSettings } from './call-centre.ts';
import { type Count, type Estimate, withoutSkew, Z } from './cycles.ts';
import type { ErlangRow } from './erlang-rows.ts';

export interface Comparison {
  figure: 'wait probability' | 'service level' | 'abandoned' | 'mean wait';
  measured: number;
  expected: number;
  /** Of the 99 % interval. */
  low: number;
  high: number;
  /** Standard errors from what is expected, plainly. */
  plainDistance: number;
  /** The same less the skewness, on the scale of the interval: what a normal distribution would have. */
  distance: number;
  isInside: boolean;
}
export interface RowComparison {
  model: 'C' | 'A';
  settings: CallCentreSettings;
  calls: number;
  cycles: number;
  comparisons: Comparison[];
}

type Figure = [Comparison['figure'], Count, keyof ErlangRow];
const MODELS = {
  C: [
    ['wait probability', 'waited', 'cWaits'],
    ['service level', 'inTarget', 'cInTarget'],
    ['mean wait', 'waitedSeconds', 'cSeconds'],
  ],
  A: [
    ['wait probability', 'waited', 'aWaits'],
    ['abandoned', 'abandoned', 'aAbandons'],
    ['mean wait', 'waitedSeconds', 'aSeconds'],
  ],
} as const satisfies Record<string, readonly Figure[]>;

/** Below it next to nobody waits, above it hardly anything but waiting is seen. */
const isTelling = (waits: number): boolean => waits >= 0.01 && waits <= 0.95;

/** A run of its own for each row and model, so that chance strikes each anew. */
export function* compareWithErlang(rows: readonly ErlangRow[], seed: number, effort = 1): Generator<RowComparison> {
  for (const [index, row] of rows.entries()) {
    if (isTelling(row.cWaits)) yield compare('C', row, seed + 2 * index, effort);
    if (isTelling(row.aWaits)) yield compare('A', row, seed + 2 * index + 1, effort);
  }
}

function compare(model: 'C' | 'A', row: ErlangRow, seed: number, effort: number): RowComparison {
  const { callsPerHour, handleSeconds, targetSeconds, agents } = row;
  const patienceSeconds = model === 'A' ? row.patienceSeconds : null;
  const settings = { callsPerHour, handleSeconds, targetSeconds, agents, patienceSeconds };
  const centre = new CallCentre(settings, random(Math.imul(seed, 0x9e3779b1)));
  const cycles = centre.run(callsFor(model, row) * effort, LEAST_CYCLES * effort);
  const comparisons = MODELS[model].map(([figure, count, column]) =>
    compared(figure, cycles.share(count), row[column], cycles.calls),
  );
  return { model, settings, calls: cycles.calls, cycles: cycles.cycles, comparisons };
}

const LEAST = 40_000;
const MOST = 4_000_000;
/** Cycles are long where hardly anybody waits: from a few hundred of them the skewness itself is not well known. */
const LEAST_CYCLES = 3000;
/** So many times the memory of the queue, and so many of the rarest thing counted: fewer are not normally distributed. */
const MEMORIES = 400;
const RARE = 300;

/** Waits remember each other over 4 / (1 - occupancy)² calls (M/M/1, heavy traffic); with patience over far fewer. */
function callsFor(model: 'C' | 'A', row: ErlangRow): number {
  const occupancy = (row.callsPerHour * row.handleSeconds) / 3600 / row.agents;
  const memory = model === 'C' ? 4 / (1 - occupancy) ** 2 : 0;
  const rare = model === 'C' ? 1 - row.cInTarget : row.aAbandons;
  return Math.ceil(Math.min(MOST, Math.max(LEAST, MEMORIES * memory, RARE / rare)));
}

/** A share cannot be known better than from as many independent calls; that matters where it was seen hardly ever. */
function compared(figure: Comparison['figure'], estimate: Estimate, expected: number, calls: number): Comparison {
  const { value: measured, low, high } = estimate;
  const floor = figure === 'mean wait' ? 0 : Math.sqrt((expected * (1 - expected)) / calls);
  const plainDistance = (measured - expected) / Math.max(estimate.standardError, floor);
  const distance = withoutSkew(plainDistance, estimate.beta);
  const isInside = (low <= expected && expected <= high) || Math.abs(measured - expected) <= Z * floor;
  return { figure, measured, expected, low, high, plainDistance, distance, isInside };
}

export interface Verdict {
  comparisons: number;
  outside: number;
  /** The farthest, in standard errors. */
  worst: number;
  worstPlain: number;
  isPassed: boolean;
}
const ALLOWED = { outside: 0.02, distance: 5 };

export function verdictOn(rows: readonly RowComparison[]): Verdict {
  const all = rows.flatMap(({ comparisons }) => comparisons);
  const outside = all.filter(({ isInside }) => !isInside).length;
  const worst = Math.max(0, ...all.map(({ distance }) => Math.abs(distance)));
  const worstPlain = Math.max(0, ...all.map(({ plainDistance }) => Math.abs(plainDistance)));
  const isPassed = all.length > 0 && outside <= ALLOWED.outside * all.length && worst <= ALLOWED.distance;
  return { comparisons: all.length, outside, worst, worstPlain, isPassed };
}
