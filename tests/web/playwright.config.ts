// TWOTRACK_WORKERS: how many tests run at once. TWOTRACK_TEST_PORT: the server's port, any free one without it.
// TWOTRACK_NIGHT=1: as many actions, quizzes and widgets as a night has time for.
// npx playwright test -c tests/web --project quick: what shows within a minute or two that something is broken.
import { defineConfig } from '@playwright/test';
import { launchOptions, viewport } from './chromium.mjs';
import { testPort } from './port.js';

const port = testPort();

const quick = ['quiz', 'accessibility', 'csp'].map((name) => `${name}.spec.ts`);
/** They begin first, as a project of the same name before the others: what takes long must not be what is left at the end. */
const slow = ['soak', 'geometry', 'drift', 'contrast', 'keyboard'].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: Number(process.env['TWOTRACK_WORKERS'] ?? 2),
  timeout: 90_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: '../../build/web-tests',
  snapshotPathTemplate: '{testDir}/golden/{arg}{ext}',
  forbidOnly: true,
  projects: [
    { name: 'full', testMatch: slow },
    { name: 'quick', testMatch: quick },
    { name: 'full', testIgnore: [...slow, ...quick] },
  ],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport,
    // Pictures are compared at rest; what moves has tests of its own.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
  webServer: {
    command: `node ../../scripts/lib/serve.mjs ${port} ../../dist pages`,
    url: `http://127.0.0.1:${port}/twotrack/twotrack.js`,
    reuseExistingServer: false,
  },
});
