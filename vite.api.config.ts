import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const entries = {
  main: 'apps/api/src/main.ts',
  'seed-demo': 'apps/api/src/seed-demo.ts',
  'create-admin': 'apps/api/src/create-admin.ts',
  'rebuild-reports': 'apps/api/src/rebuild-reports.ts',
  'import-contacts': 'apps/api/src/import-contacts.ts',
  // Runs in a worker thread, so it is a program of its own beside main.js.
  'intake-worker': 'libs/channel-email/src/intake/intake-worker.ts',
  // A process of its own.
  'media-process': 'libs/media/src/node/media-process.ts',
};

/** Vite copies one folder by itself: the prompts come beside its sounds. */
const prompts: Plugin = {
  name: 'guichet-prompts',
  writeBundle: ({ dir }) => cpSync(join(import.meta.dirname, 'libs/channel-voice/public'), dir!, { recursive: true }),
};

export default defineConfig({
  plugins: [prompts],
  root: import.meta.dirname,
  // Sounds, beside main.js.
  publicDir: 'libs/media/public',
  build: {
    ssr: true,
    outDir: 'dist/api',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries(entries).filter(([, path]) => existsSync(join(import.meta.dirname, path))),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@guichet\//] },
});
