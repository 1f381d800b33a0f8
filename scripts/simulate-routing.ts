// npm run simulate:routing [-- --rows <csv>] [-- --seed <n>]: calls through the router's own choice, on a simulated clock, beside
// what Erlang C and Erlang A say of them. Misses when more than 2 % of the figures lie outside of their 99 % interval, or one
// lies more than five standard errors off, counted less the skewness as the interval is.
import { round, table } from './bench/figures.ts';
import { compareWithErlang, type RowComparison, verdictOn } from './routing/compare-erlang.ts';
import { hasReferenceRows, readErlangRows, referenceRows } from './routing/erlang-rows.ts';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : undefined;
};
const file = option('--rows') ?? referenceRows;
const seed = Number(option('--seed') ?? 1);
if (!option('--rows') && !hasReferenceRows) {
  console.error(`${referenceRows} is not there: set SHARED_DATA to the folder of the shared data, or say --rows <csv>`);
  process.exit(1);
}

const started = performance.now();
const rows = readErlangRows(file);
const compared: RowComparison[] = [];
for (const row of compareWithErlang(rows, seed)) {
  compared.push(row);
  if (compared.length % 20 === 0) console.error(`${compared.length} runs, ${seconds()} s`);
}
for (const model of ['C', 'A'] as const) {
  console.log(
    `\nErlang ${model}: measured [99 % interval] expected, and standard errors between: less the skewness (plain)\n`,
  );
  console.log(table(compared.filter((row) => row.model === model).map(line)));
}
const { comparisons, outside, worst, worstPlain, isPassed } = verdictOn(compared);
const calls = compared.reduce((sum, row) => sum + row.calls, 0);
console.log(
  `\nsimulate:routing rows=${rows.length} runs=${compared.length} comparisons=${comparisons} outside=${outside} ` +
    `outside_percent=${round((outside / comparisons) * 100, 2)} worst_se=${round(worst, 2)} worst_plain_se=${round(worstPlain, 2)} calls=${calls} seconds=${seconds()} seed=${seed}`,
);
process.exit(isPassed ? 0 : 1);

function line({ settings, calls: all, cycles, comparisons: figures }: RowComparison): Record<string, string | number> {
  const { callsPerHour, handleSeconds, agents, targetSeconds, patienceSeconds } = settings;
  return {
    'calls/h': callsPerHour,
    'aht s': handleSeconds,
    agents,
    ...(patienceSeconds === null ? { 'target s': targetSeconds } : { 'patience s': patienceSeconds }),
    occupancy: round((callsPerHour * handleSeconds) / 3600 / agents, 3),
    calls: all,
    cycles,
    ...Object.fromEntries(
      figures.flatMap(({ figure, measured, expected, low, high, distance, plainDistance, isInside }) => [
        [figure, `${digits(measured)} [${digits(low)}, ${digits(high)}] ${digits(expected)}`],
        [`${figure}: se`, `${distance.toFixed(1)} (${plainDistance.toFixed(1)})${isInside ? ' ' : '!'}`],
      ]),
    ),
  };
}

function digits(value: number): string {
  return value.toFixed(value < 10 ? 4 : 2);
}

function seconds(): number {
  return Math.round((performance.now() - started) / 1000);
}
