import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [WxtVitest()],
  test: {
    // A document costs more to set up than most tests take: who needs the global one says so in its first line.
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    setupFiles: ['fake-indexeddb/auto', 'tests/web-locks.ts'],
    // A busy machine is no failure: timings are measured in tests/bench.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
