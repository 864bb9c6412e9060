import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.AUTOSCALER_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server } },
  build: { outDir: 'dist', manifest: true, sourcemap: false, target: 'baseline-widely-available' },
  test: {
    environment: 'jsdom',
    setupFiles: './src/test/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
    pool: 'threads',
    // One browser and one load of all modules for all files: a new one for each takes longer than the tests.
    isolate: false,
    testTimeout: 60_000,
  },
});
