import { afterAll, beforeAll, describe } from 'vitest';
import { launchFirefoxDriver } from './firefox.mjs';
import { testFolders } from './folders.mjs';
import { testPublishing } from './publishing.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Firefox, publishing', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('firefox', launchFirefoxDriver);
  });
  afterAll(() => here?.end());

  testPublishing(() => here);
  testFolders(() => here);
});
