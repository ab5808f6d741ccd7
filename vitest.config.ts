import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    // For a machine of two cores with other work to do.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: ['packages/database/src/embedded/vitest-global-setup.ts'],
  },
});
