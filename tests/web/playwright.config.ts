// TWOTRACK_WORKERS: how many tests run at once. TWOTRACK_TEST_PORT: the server's port; any free one if not set.
// TWOTRACK_NIGHT=1: as many actions, quizzes and widgets as a night has time for.
// npx playwright test -c tests/web --project quick: shows within a minute or two whether something is broken.
import { defineConfig } from '@playwright/test';
import { launchOptions, viewport } from './support/chromium.mjs';
import { testPort } from './support/port.js';

const port = testPort();

const quick = ['quiz', 'accessibility', 'csp'].map((name) => `${name}.spec.ts`);
/** The slow tests start first, as a project before the others: otherwise a slow test would run alone at the end. */
const slow = ['soak', 'geometry', 'drift', 'contrast', 'keyboard'].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: Number(process.env['TWOTRACK_WORKERS'] ?? 2),
  timeout: 90_000,
  // Long, because a slow machine is not a failure.
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
    // Pictures are compared without motion. Motion has its own tests.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
  webServer: {
    command: `node ../../scripts/lib/serve.mjs ${port} ../../dist pages`,
    url: `http://127.0.0.1:${port}/twotrack/twotrack.js`,
    reuseExistingServer: false,
  },
});
