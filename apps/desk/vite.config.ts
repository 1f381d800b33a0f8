import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Few requests rather than one for each icon; what changes seldom stays in the browser's cache.
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|react-router|react-i18next|i18next|@tanstack\/(react-query|query-core))\//,
              priority: 3,
            },
            // What every component stands on, and every page needs: one piece, however many late pages take parts of it.
            {
              name: 'mantine',
              test: /@mantine\/core\/esm\/(core|components\/(UnstyledButton|InputBase))\//,
              priority: 2,
            },
            // What most pages share compresses better in one piece than in many small ones.
            { name: 'app', test: /apps\/desk\/src\/app\//, minShareCount: 8, priority: 1 },
            { name: 'icons', test: /node_modules\/@tabler/, minShareCount: 2, priority: 2 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The server compares the page's origin with the host it is asked under: the proxy must not change it.
    proxy: {
      ...Object.fromEntries(['/api', '/widget', '/shop'].map((path) => [path, { target: api, changeOrigin: false }])),
      '/socket.io': { target: api, changeOrigin: false, ws: true },
    },
  },
});
