import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

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
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['libs/**/*.test.ts', 'apps/api/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude,
          globalSetup: ['scripts/vitest.global.ts'],
          setupFiles: ['scripts/vitest.worker.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['apps/{desk,widget,demo-shop}/**/*.test.{ts,tsx}'], exclude },
      },
    ],
  },
});
