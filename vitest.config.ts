import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];
/** Faults that are judged by seconds need a machine that has time. */
const trials = ['scripts/chat-scripts.test.ts', 'scripts/calls-scripts.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // One more than cores: most of a behaviour test is waiting for the database.
    maxWorkers: 3,
    passWithNoTests: false,
    // Waiting ends when what is waited for is there; the limit is for a machine that is busy with other things.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Named at the end of `npm test`, to be mended. Trials that count losses have no second try.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['libs/**/*.test.ts', 'apps/api/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...exclude, ...trials],
          // Files share what they load: each has its own database and app, and nothing else of theirs is shared.
          isolate: false,
          globalSetup: ['scripts/vitest.global.ts'],
          setupFiles: ['scripts/vitest.worker.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'trials', retry: 0, include: trials, exclude, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['apps/{desk,widget,demo-shop}/**/*.test.{ts,tsx}'], exclude },
      },
    ],
  },
});
