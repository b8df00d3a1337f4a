// The widget with every assertion in its WebAssembly: the build of web/tools/build.mjs --debug, in dist-debug/.
import { defineConfig } from '@playwright/test';
import base from '../web/playwright.config.js';
import { testPort } from '../web/support/port.js';

const port = testPort();

export default defineConfig({
  ...base,
  testDir: '.',
  projects: [{ name: 'debug' }],
  timeout: 240_000,
  outputDir: '../../build/web-debug-tests',
  use: { ...base.use, baseURL: `http://127.0.0.1:${port}/` },
  webServer: {
    command: `node ../../scripts/lib/serve.mjs ${port} ../../dist-debug ../web/pages`,
    url: `http://127.0.0.1:${port}/twotrack/twotrack.js`,
    reuseExistingServer: false,
  },
});
