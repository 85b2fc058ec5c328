// Tests by layer, on real parts: one PostgreSQL and one workflow bundle for the whole run.
import { defineConfig } from 'vitest/config';

// eslint-disable-next-line no-restricted-syntax -- Vitest wants a default export.
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', './test/support/parity-reporter.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Limits for a busy machine of two cores, not waits: tests end when what they look for has happened.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
});
