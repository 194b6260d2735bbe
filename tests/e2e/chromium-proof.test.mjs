import { afterAll, beforeAll, describe } from 'vitest';
import { launchChromiumDriver } from './chromium.mjs';
import { testProofLinks } from './proof-links.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Chromium', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('chromium', launchChromiumDriver);
  });
  afterAll(() => here?.end());

  testProofLinks(() => here, 40);
});
