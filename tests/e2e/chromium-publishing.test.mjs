import { afterAll, beforeAll, describe } from 'vitest';
import { launchChromiumDriver } from './chromium.mjs';
import { copyWithPermissions } from './copy-with-permissions.mjs';
import { testFolders, testPostsInFolder } from './folders.mjs';
import { testPublishing } from './publishing.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Chromium, publishing', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser(
      'chromium',
      launchChromiumDriver,
      copyWithPermissions('permission-for-localhost', ['http://localhost/*']),
    );
  });
  afterAll(() => here?.end());

  testPublishing(() => here);
  describe('folders', () => {
    testFolders(() => here);
    testPostsInFolder(() => here);
  });
});
