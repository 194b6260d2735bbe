import { afterAll, beforeAll, describe } from 'vitest';
import { launchChromiumDriver } from '../e2e/chromium.mjs';
import { copyWithPermissions } from '../e2e/copy-with-permissions.mjs';
import { startTestBrowser } from '../e2e/test-browser.mjs';
import { testRealProposals } from './real-proposals.mjs';

describe.skipIf(!process.env.CHROME_PATH)('Chromium', () => {
  let here;
  beforeAll(async () => {
    const copy = copyWithPermissions('chrome-real-models', ['http://127.0.0.1/*']);
    here = await startTestBrowser('chromium', launchChromiumDriver, copy);
  });
  afterAll(() => here?.end());

  testRealProposals(() => here);
});
