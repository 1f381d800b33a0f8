import { mkdtempSync } from 'node:fs';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';
import { benchCalls } from './voice/bench-calls.ts';
await buildQuietly();
const folder = mkdtempSync('/tmp/zz-');
const database = await TrialDatabase.start(folder + '/pg');
const app = await TrialApp.start(folder, database, { WIDGET_SOCKETS_PER_ADDRESS: '100000', LOG_LEVEL: 'warn', ...(process.env.PROF ? { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/prof' } : {}) });
try {
  const levels = JSON.parse(process.argv[2]!).map(([calls, queued]: number[]) => ({ calls, queued }));
  console.log(await benchCalls(app, database, levels, { seconds: 5, others: [] }));
} finally { await app.stop(); await database.stop(); }
process.exit(0);
