import { defineConfig } from '@playwright/test';

const port = Number(process.env['TWOTRACK_TEST_PORT'] ?? 4180);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // The machines are shared: slow is not wrong.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: '../../build/web-tests',
  snapshotPathTemplate: '{testDir}/golden/{arg}{ext}',
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 800, height: 900 },
    launchOptions: {
      executablePath: process.env['TWOTRACK_CHROMIUM'] ?? '/usr/bin/chromium',
      // Software WebGL; and no connection of the browser's own, which a closed network would only refuse.
      args: [
        '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
        '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
      ],
    },
  },
  webServer: {
    command: `node ../../scripts/lib/serve.mjs ${port} ../../dist pages`,
    url: `http://127.0.0.1:${port}/twotrack.js`,
    reuseExistingServer: false,
  },
});
