// How the tests start Chromium.
export const viewport = { width: 800, height: 900 };

export const launchOptions = {
  executablePath: process.env['TWOTRACK_CHROMIUM'] ?? '/usr/bin/chromium',
  // Software WebGL, and no connections by the browser itself, which a closed network would refuse anyway.
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
};
