import { defineConfig } from '@playwright/test';

/** Stories with several people, against the whole product: real SFU, real PostgreSQL, real browsers. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/support/start-product.ts',
  // Every story encodes and decodes pictures in software: one at a time is as much as two cores carry.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
});
