import { defineConfig } from '@playwright/test';

// One browser at a time: the tests measure behaviour, not speed, and small machines run them too.
export default defineConfig({
  testDir: '.',
  outputDir: '../../.output/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
