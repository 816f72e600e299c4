// Debian's Chromium, against the stack that `.ci/browser-tests` has started.
'use strict';

module.exports = {
  testDir: '.',
  outputDir: '../../target/browser/failures',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  use: { baseURL: process.env.DAIS, launchOptions: { executablePath: process.env.BROWSER }, trace: 'off' },
};
