import { defineConfig } from 'vite';
import { prerender } from './prerender.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/shop/',
  plugins: [prerender({ configFile: false, root: import.meta.dirname })],
  build: {
    outDir: '../../dist/shop',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: false,
    // The plugin that draws the pages takes its time, as it should.
    rolldownOptions: { input: 'src/client.tsx', checks: { pluginTimings: false } },
  },
});
