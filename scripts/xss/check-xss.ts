// npm run check:xss -- <json>: every payload of the file, an array of { id, p }, as a mail's body, subject, sender and file, as a chat's text,
// visitor, page title and file, on desk and widget in Chromium, hovered over and clicked. Says what ran, what was loaded from
// outside and what covered the page; exits with 1 unless that is nothing, and when a bare page would have hidden it as well.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from '../build.ts';
import { TrialDatabase } from '../trial/trial-database.ts';
import { openBare } from './bare-page.ts';
import { openCounter } from './counter.ts';
import { readPayloads } from './pieces.ts';
import { Trial } from './trial.ts';
import { tell } from './verdict.ts';

const path = process.argv[2];
if (!path) {
  console.error('Which payloads? npm run check:xss -- <json file with an array of { id, p }>');
  process.exit(2);
}
const payloads = readPayloads(path);
const started = performance.now();
console.error(await build().then((built) => `built ${built.join(', ') || 'nothing'}`));
const folder = mkdtempSync(join(tmpdir(), 'guichet-check-xss-'));
const database = await TrialDatabase.start(join(folder, 'postgres'), ['--temporary']);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let isPassed = false;
try {
  const counter = await openCounter(folder, database);
  try {
    const trial = await Trial.open(counter, browser);
    const [findings, bare] = await Promise.all([trial.judge(payloads), openBare(browser, payloads)]);
    isPassed = tell({ payloads, ...findings, bare, seconds: (performance.now() - started) / 1000 });
  } finally {
    await counter.app.stop();
  }
} finally {
  await browser.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);
