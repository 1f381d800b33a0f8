import { build, defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const shared = {
  target: 'es2022',
  modulePreload: false,
  reportCompressedSize: false,
  outDir: '../../dist/widget',
} as const;

/** After the panel, since the loader bears the name of its file: the one may be kept for ever, the other must stay young. */
const thenLoader = (): Plugin => ({
  name: 'then-loader',
  apply: 'build',
  async writeBundle(_, bundle) {
    const panel = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)!.fileName;
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      define: { PANEL_FILE: JSON.stringify(panel) },
      build: {
        ...shared,
        emptyOutDir: false,
        lib: { entry: 'src/loader/main.ts', formats: ['iife'], name: 'guichetLoader', fileName: () => 'loader.js' },
      },
    });
  },
});

export default defineConfig({
  root,
  base: './',
  plugins: [thenLoader()],
  build: {
    ...shared,
    emptyOutDir: true,
    rolldownOptions: {
      input: 'src/panel/main.tsx',
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'panel-[hash].js' },
    },
  },
});
