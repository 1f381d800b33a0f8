import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/phone/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/phone',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: false,
  },
});
