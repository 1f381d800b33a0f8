import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const servers = './e2e/servers.ts';
/** Journeys of calls come last: who speaks needs a machine that has time. */
const calls = /(?:call|call-\w+)\.spec\.ts$/;
const { E2E_INSTALLATIONS: installations, TEST_PARALLEL_INDEX: worker } = process.env;
// Read in each worker as well, which has an installation of its own.
if (installations && worker) Object.assign(process.env, (JSON.parse(installations) as object[])[Number(worker)]);
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Calls: no other network may be there, the pages of a journey are not touched before they play, and nobody clicks in the browser's own windows.
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

export default defineConfig({
  testDir: 'e2e',
  ...(existsSync(join(import.meta.dirname, servers)) ? { globalSetup: servers } : {}),
  workers: 2,
  outputDir: 'test-results',
  projects: [
    { name: 'journeys', testIgnore: calls },
    { name: 'calls', testMatch: calls, workers: 1, dependencies: ['journeys'] },
  ],
  // A second try keeps one bad moment from hiding what all others say; who needed it is named at the end, to be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 15_000,
    launchOptions: { executablePath: '/usr/bin/chromium', args },
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
