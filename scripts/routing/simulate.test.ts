import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { CallCentre } from './call-centre.ts';
import { compareWithErlang, type RowComparison, verdictOn } from './compare-erlang.ts';
import { Cycles, studentT, unskewed, withoutSkew } from './cycles.ts';
import { type ErlangRow, hasReferenceRows, readErlangRows, referenceRows } from './erlang-rows.ts';
import { EventQueue } from './event-queue.ts';

if (!hasReferenceRows) console.warn('Not compared with Erlang: no ../shared/data; set SHARED_DATA to its folder');

/** Erlang C by the recursion of Erlang B, Erlang A by its birth and death equations. */
function erlang({ callsPerHour, handleSeconds, patienceSeconds, targetSeconds, agents }: ErlangRow): ErlangRow {
  const [arrive, serve, leave] = [callsPerHour / 3600, 1 / handleSeconds, 1 / patienceSeconds];
  const load = arrive / serve;
  let blocked = 1;
  for (let k = 1; k <= agents; k += 1) blocked = (load * blocked) / (k + load * blocked);
  const cWaits = blocked / (1 - (load / agents) * (1 - blocked));
  const shares = [1];
  for (let k = 1; k < agents + 1000; k += 1) {
    shares.push((shares.at(-1)! * arrive) / (Math.min(k, agents) * serve + Math.max(0, k - agents) * leave));
  }
  const all = shares.reduce((sum, share) => sum + share, 0);
  const queue = shares.reduce((sum, share, k) => sum + Math.max(0, k - agents) * share, 0) / all;
  return {
    ...{ callsPerHour, handleSeconds, patienceSeconds, targetSeconds, agents, cWaits },
    cInTarget: 1 - cWaits * Math.exp((-(agents - load) * targetSeconds) / handleSeconds),
    cSeconds: (cWaits * handleSeconds) / (agents - load),
    aWaits: shares.slice(agents).reduce((sum, share) => sum + share, 0) / all,
    ...{ aAbandons: (leave * queue) / arrive, aSeconds: queue / arrive },
  };
}
const row = (callsPerHour: number, agents: number): ErlangRow =>
  erlang({ callsPerHour, handleSeconds: 120, patienceSeconds: 60, targetSeconds: 20, agents } as ErlangRow);
/** Of few and of many agents, at low and at high load. */
const ROWS = [row(10, 1), row(100, 5), row(500, 21)];

describe('the choice beside Erlang', () => {
  it('has the waits, service levels and abandonments of Erlang C and A', () => {
    const compared = [...compareWithErlang(ROWS, 1)];
    expect(compared).toHaveLength(6);
    expect(verdictOn(compared)).toMatchObject({ comparisons: 18, outside: 0, isPassed: true });
  });

  it('would be found out: with one agent less than told it does not', () => {
    const told = ROWS.slice(1).map((one) => ({ ...one, agents: one.agents - 1 }));
    expect(verdictOn([...compareWithErlang(told, 1)])).toMatchObject({ isPassed: false });
  });

  it.skipIf(!hasReferenceRows)('is compared with what the formulas say', () => {
    const rows = readErlangRows(referenceRows);
    expect(rows.length).toBeGreaterThan(200);
    for (const one of rows) {
      for (const [name, value] of Object.entries(erlang(one))) {
        const told = one[name as keyof ErlangRow];
        expect(Math.abs(value - told), name).toBeLessThan(1e-6 * Math.max(1, told));
      }
    }
  });

  it('leaves out rows where next to nobody or everybody waits, and what a row does not say', () => {
    const rows = [row(10, 9), { ...row(100, 5), aWaits: Number.NaN }];
    expect([...compareWithErlang(rows, 1, 0.1)].map(({ model }) => model)).toEqual(['C']);
  });

  it('comes out the same for the same seed', () => {
    const once = () => [...compareWithErlang(ROWS.slice(0, 1), 5, 0.1)];
    expect(once()).toEqual(once());
  });
});

describe('the verdict', () => {
  const some = (...distances: number[]) => {
    const comparisons = distances.map((distance) => ({
      distance,
      plainDistance: distance,
      isInside: Math.abs(distance) < 2.6,
    }));
    return [{ comparisons }] as RowComparison[];
  };
  const fine = Array<number>(98).fill(1);
  it.each([
    ['two in a hundred outside', some(...fine, 3, -4), true],
    ['three in a hundred outside', some(...fine, 3, 3, 3), false],
    ['one far outside', some(...fine, 1, -5.1), false],
    ['nothing compared', [], false],
  ])('%s', (_, rows, isPassed) => expect(verdictOn(rows).isPassed).toBe(isPassed));
});

describe('rows', () => {
  it('are read by the names of their columns', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'guichet-rows-')), 'rows.csv');
    const names =
      'agents,x,calls_per_h,aht_s,target_s,patience_s,erlC_Pw,erlC_SL,erlC_ASA_s,erlA_Pw,erlA_Pab,erlA_meanwait_all_s';
    writeFileSync(file, `\uFEFF${names}\r\n3,,10,120,20,60,,0.9,1,0.2,0.1,5\r\n\r\n`);
    const [read, ...others] = readErlangRows(file);
    expect(others).toEqual([]);
    expect(read).toMatchObject({ agents: 3, callsPerHour: 10, cWaits: Number.NaN, cInTarget: 0.9, aSeconds: 5 });
    writeFileSync(file, 'agents\n3');
    expect(() => readErlangRows(file)).toThrow(/no column calls_per_h, aht_s/);
  });
});

describe('the interval', () => {
  it('holds what is true 99 times in 100', () => {
    const { cSeconds, callsPerHour, handleSeconds, targetSeconds, agents } = row(100, 4);
    const settings = { callsPerHour, handleSeconds, targetSeconds, agents, patienceSeconds: null };
    const next = random(3);
    const runs = Array.from({ length: 80 }, () => new CallCentre(settings, next).run(6000).share('waitedSeconds'));
    const missed = runs.filter(({ low, high }) => cSeconds < low || cSeconds > high).length;
    const inHalf = runs.filter(
      ({ value, standardError }) => Math.abs(value - cSeconds) < 0.6745 * standardError,
    ).length;
    expect(missed).toBeLessThanOrEqual(4);
    // Half of them within 0.67 standard errors: intervals that are too wide would be found out.
    expect(inHalf).toBeGreaterThan(25);
    expect(inHalf).toBeLessThan(55);
  });

  it('is of as many cycles as were asked for, however few calls that took', () => {
    const { callsPerHour, handleSeconds, targetSeconds, agents } = row(100, 4);
    const settings = { callsPerHour, handleSeconds, targetSeconds, agents, patienceSeconds: null };
    expect(new CallCentre(settings, random(1)).run(10, 50).cycles).toBe(50);
    expect(new CallCentre(settings, random(1)).run(6000).calls).toBeGreaterThan(5000);
  });

  it('ends where the distance from its middle, less the skewness, is t', () => {
    for (const beta of [-0.05, 0, 0.03]) {
      for (const t of [-2.6, -1, 0, 2.6]) expect(withoutSkew(unskewed(t, beta), beta)).toBeCloseTo(t, 9);
    }
    expect(Math.abs(withoutSkew(-5, 0.03))).toBeLessThan(4);
    expect(withoutSkew(5, 0.03)).toBeGreaterThan(6);
  });

  it('is Student’s', () => {
    expect(studentT(20)).toBeCloseTo(2.845, 2);
    expect(studentT(60)).toBeCloseTo(2.66, 2);
  });

  it('leaves out what comes before the first cycle and after the last', () => {
    const cycles = new Cycles();
    cycles.call();
    cycles.count('waited');
    for (const waits of [1, 0, 1, 0, 1]) {
      cycles.begin();
      cycles.call();
      if (waits) cycles.count('waited');
    }
    expect(cycles.calls).toBe(4);
    expect(cycles.share('waited').value).toBe(0.5);
  });
});

it('events come by time', () => {
  const next = random(1);
  const events = new EventQueue<{ at: number }>();
  const times = Array.from({ length: 500 }, () => next());
  for (const at of times) events.push({ at });
  const come: number[] = [];
  for (let first = events.first; first; first = events.first) {
    come.push(first.at);
    events.pop();
  }
  expect(come).toEqual(times.toSorted((a, b) => a - b));
});
