import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: { outDir: '../../dist/desk', emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The server compares the page's origin with the host it is asked under: the proxy must not change it.
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/socket.io': { target: api, changeOrigin: false, ws: true },
    },
  },
});
