import { defineConfig } from '@playwright/test';

// One browser at a time: the tests measure behaviour, not speed, and small machines run them too.
export default defineConfig({
  testDir: '.',
  outputDir: '../../.output/e2e',
  workers: 1,
  // Long enough for a busy machine of two cores; a test that passes takes a few seconds.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
