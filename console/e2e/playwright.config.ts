import { defineConfig } from '@playwright/test';

/** Debian's browser, and a lab for each worker; the tests of a file stand in a row. */
export default defineConfig({
  testDir: '.',
  outputDir: '../target/e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['junit', { outputFile: '../target/reports/browser.xml' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // A project of its own, and so a lab of its own: it leaves other things behind than the screens expect.
    { name: 'flow', testMatch: /flow\.spec\.ts/ },
    { name: 'e2e', testMatch: /(log-in|screens)\.spec\.ts/ },
    { name: 'screenshots', testMatch: /.*\.shots\.ts/ },
    { name: 'speed', testMatch: /.*\.speed\.ts/ },
  ],
});
