import { build, defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const shared = {
  target: 'es2022',
  modulePreload: false,
  reportCompressedSize: false,
  outDir: '../../dist/widget',
} as const;

/** Scripts that fetch the panel when it is wanted: the loader in pages, the preview in the settings of a site. */
const SCRIPTS = { loader: 'guichetLoader', preview: 'guichetPreview' };

/** After the panel, since they bear the name of its file: the one may be kept for ever, the others must stay young. */
const thenScripts = (): Plugin => ({
  name: 'then-scripts',
  apply: 'build',
  async writeBundle(_, bundle) {
    const panel = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)!.fileName;
    for (const [script, name] of Object.entries(SCRIPTS))
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: { PANEL_FILE: JSON.stringify(panel) },
        build: {
          ...shared,
          emptyOutDir: false,
          lib: { entry: `src/${script}/main.ts`, formats: ['iife'], name, fileName: () => `${script}.js` },
        },
      });
  },
});

export default defineConfig({
  root,
  base: './',
  plugins: [thenScripts()],
  build: {
    ...shared,
    emptyOutDir: true,
    rolldownOptions: {
      input: 'src/panel/main.tsx',
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'panel-[hash].js', chunkFileNames: 'call-[hash].js' },
    },
  },
});
