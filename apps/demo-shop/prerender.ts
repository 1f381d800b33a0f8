import type { Plugin } from 'vite';
import { runnerImport } from 'vite';

type Drawing = typeof import('./src/render.tsx');

/** Writes each page of the shop as a file of its own, with its words in it: a page that stands before any script has come. */
export function prerender(config: { configFile: false; root: string }): Plugin {
  return {
    name: 'prerender',
    apply: 'build',
    async generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.find((file) => file.type === 'chunk' && file.isEntry)!.fileName;
      const style = files.find(({ fileName }) => fileName.endsWith('.css'))!.fileName;
      const font = files.find(({ fileName }) => fileName.endsWith('.woff2'))!.fileName;
      const { module } = await runnerImport<Drawing>('/src/render.tsx', config);
      for (const { path, html } of module.renderAll({ script, style, font }))
        this.emitFile({ type: 'asset', fileName: `${path}index.html`, source: html });
    },
  };
}
