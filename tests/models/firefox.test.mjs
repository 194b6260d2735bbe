import { afterAll, beforeAll, describe } from 'vitest';
import { launchFirefoxDriver } from '../e2e/firefox.mjs';
import { startTestBrowser } from '../e2e/test-browser.mjs';
import { testRealProposals } from './real-proposals.mjs';

describe.skipIf(!process.env.FIREFOX_PATH)('Firefox', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('firefox', launchFirefoxDriver);
  });
  afterAll(() => here?.end());

  testRealProposals(() => here);
});
