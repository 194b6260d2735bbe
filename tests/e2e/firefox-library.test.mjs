import { afterAll, beforeAll, describe } from 'vitest';
import { testBackups } from './backup.mjs';
import { testCorruptData } from './corrupt-data.mjs';
import { files } from './files.mjs';
import { launchFirefoxDriver } from './firefox.mjs';
import { testLibrary } from './library.mjs';
import { testPrivateWindow } from './private-window.mjs';
import { testRoundup } from './roundup.mjs';
import { testSaveTabs } from './save-tabs.mjs';
import { testSavedVersions } from './saved-versions.mjs';
import { startTestBrowser } from './test-browser.mjs';
import { testTransfer } from './transfer.mjs';

describe('Firefox', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('firefox', launchFirefoxDriver);
  });
  afterAll(() => here?.end());

  testLibrary('firefox', launchFirefoxDriver);
  testPrivateWindow('firefox', launchFirefoxDriver);
  testTransfer(() => here, 'firefox');
  testSavedVersions(() => here);
  testRoundup(() => here);
  testSaveTabs('firefox', launchFirefoxDriver);
  testBackups(() => here);
  testCorruptData(() => here);
  files(() => here, 20);
});
