import { defineConfig } from '@playwright/test';
import { launchOptions, viewport } from './chromium.mjs';

const port = Number(process.env['TWOTRACK_TEST_PORT'] ?? 4180);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: '../../build/web-tests',
  snapshotPathTemplate: '{testDir}/golden/{arg}{ext}',
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport,
    // Pictures are compared at rest; what moves has tests of its own.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
  webServer: {
    command: `node ../../scripts/lib/serve.mjs ${port} ../../dist pages`,
    url: `http://127.0.0.1:${port}/twotrack.js`,
    reuseExistingServer: false,
  },
});
