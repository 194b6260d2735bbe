import { afterAll, beforeAll, describe } from 'vitest';
import { testBackups } from './backup.mjs';
import { launchChromiumDriver } from './chromium.mjs';
import { testCorruptData } from './corrupt-data.mjs';
import { files } from './files.mjs';
import { testLibrary } from './library.mjs';
import { testPrivateWindow } from './private-window.mjs';
import { testRoundup } from './roundup.mjs';
import { testSaveTabs } from './save-tabs.mjs';
import { testSavedVersions } from './saved-versions.mjs';
import { startTestBrowser } from './test-browser.mjs';
import { testTransfer } from './transfer.mjs';

describe('Chromium', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('chromium', launchChromiumDriver);
  });
  afterAll(() => here?.end());

  testLibrary('chromium', launchChromiumDriver);
  testPrivateWindow('chromium', launchChromiumDriver);
  testTransfer(() => here, 'chromium');
  testSavedVersions(() => here);
  testRoundup(() => here);
  testSaveTabs('chromium', launchChromiumDriver);
  testBackups(() => here);
  testCorruptData(() => here);
  files(() => here, 200);
});
