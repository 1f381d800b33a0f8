// npm run bench:chat [-- --small]: 1,000 and then 5,000 connected visitors and 200 agents; stored messages both ways, a burst, one
// visitor's flood, and beside it bare socket.io that stores nothing. Exits with 1 when a target is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, table } from './bench/figures.ts';
import { benchFloor } from './chat/bench-floor.ts';
import { flood, type FloodFigures, load, type LoadFigures, memoryOf } from './chat/bench-load.ts';
import { letIn, openBenchShop } from './chat/bench-shop.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const isSmall = process.argv.includes('--small');
const SIZES = isSmall ? [100, 500] : [1000, 5000];
const SECONDS = isSmall ? 10 : 60;
const RATE = 150;
const BURST = { rate: 500, seconds: isSmall ? 3 : 10 };
const DIALOGUES = isSmall ? 200 : 500;
const FLOOD = isSmall ? 1000 : 10_000;
const TARGET = { p95Ms: 150, p99Ms: 400, memoryMb: 1000, floodGrowth: 1.1 };
/** Below this nobody feels a difference, and a busy machine makes some. */
const NOISE_MS = 5;

interface Row {
  visitors: number;
  steady: LoadFigures;
  burst: LoadFigures;
  floor: { p50Ms: number; p95Ms: number };
  memoryMb: number;
}

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-chat-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
let isPassed = false;
try {
  const app = await TrialApp.start(folder, database, { WIDGET_SOCKETS_PER_ADDRESS: '100000' });
  try {
    isPassed = await run(app);
  } finally {
    await app.stop();
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

async function run(app: TrialApp): Promise<boolean> {
  const shop = await openBenchShop(app, database, DIALOGUES);
  const rows: Row[] = [];
  for (const visitors of SIZES) {
    await letIn(app, shop, visitors);
    console.error(`${visitors} visitors are there`);
    await load(database, shop, RATE, 5);
    const steady = await load(database, shop, RATE, SECONDS);
    const burst = await load(database, shop, BURST.rate, BURST.seconds, 1);
    const memoryMb = await memoryOf(app);
    rows.push({
      visitors,
      steady,
      burst,
      memoryMb,
      floor: await benchFloor(visitors, DIALOGUES, RATE, Math.min(SECONDS, 15)),
    });
  }
  return tell(rows, await flood(database, app, shop, FLOOD, isSmall ? 5 : 15));
}

function tell(rows: readonly Row[], flooded: FloodFigures): boolean {
  console.log(
    table(
      rows.map(({ visitors, steady, burst, floor, memoryMb }) => ({
        visitors,
        ...{ 'stored/s': round(steady.stored / SECONDS), 'p50 ms': round(steady.p50Ms), 'p95 ms': round(steady.p95Ms) },
        ...{ 'p99 ms': round(steady.p99Ms), 'bare p50 ms': round(floor.p50Ms), 'bare p95 ms': round(floor.p95Ms) },
        ...{ ratio: round(steady.p50Ms / floor.p50Ms), 'burst sent': burst.sent, 'burst stored': burst.stored },
        ...{ 'burst p95 ms': round(burst.p95Ms), 'memory MB': Math.round(memoryMb) },
      })),
    ),
  );
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const lost = rows.reduce(
    (sum, { steady, burst }) => sum + steady.sent - steady.stored + burst.sent - burst.stored,
    0,
  );
  const floodGrowth = flooded.duringP95Ms / flooded.calmP95Ms;
  const isFloodFelt = floodGrowth > TARGET.floodGrowth && flooded.duringP95Ms - flooded.calmP95Ms > NOISE_MS;
  const isGood =
    rows.every(
      ({ steady, memoryMb }) =>
        steady.p95Ms <= TARGET.p95Ms && steady.p99Ms <= TARGET.p99Ms && memoryMb <= TARGET.memoryMb,
    ) &&
    lost === 0 &&
    !isFloodFelt &&
    flooded.refused > 0 &&
    flooded.polite === flooded.refused;
  console.log(
    `\nbench:chat visitors=${last.visitors} stored_per_s=${round(last.steady.stored / SECONDS)} p50_ms=${round(last.steady.p50Ms)} ` +
      `p95_ms=${round(last.steady.p95Ms)} p99_ms=${round(last.steady.p99Ms)} ratio_to_bare=${round(last.steady.p50Ms / last.floor.p50Ms)} ` +
      `growth=${round(last.steady.p95Ms / first.steady.p95Ms, 2)} burst_lost=${last.burst.sent - last.burst.stored} ` +
      `memory_mb=${Math.round(last.memoryMb)} flood_refused=${flooded.refused} flood_taken=${flooded.taken} ` +
      `calm_p95_ms=${round(flooded.calmP95Ms)} flood_p95_ms=${round(flooded.duringP95Ms)} flood_growth=${round(floodGrowth, 2)} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
