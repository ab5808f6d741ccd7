import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    globalSetup: ['packages/database/src/embedded/vitest-global-setup.ts'],
  },
});
