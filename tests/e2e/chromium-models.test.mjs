import { afterAll, beforeAll, describe } from 'vitest';
import { testChromiumModels, testModelBudget } from './browser-models.mjs';
import { launchChromiumDriver } from './chromium.mjs';
import { copyWithPermissions } from './copy-with-permissions.mjs';
import { neverSent } from './never-sent.mjs';
import { testProposals } from './proposals.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Chromium, models', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser(
      'chromium',
      launchChromiumDriver,
      copyWithPermissions(
        'chrome-models',
        ['http://localhost/*', 'https://models.example/*'],
        // If this permission is granted while the extension runs, Chromium 156 applies its header rules only after the next
        // start. The copy therefore has it from install.
        ['declarativeNetRequestWithHostAccess'],
      ),
    );
  });
  afterAll(() => here?.end());

  testChromiumModels(() => here);
  testProposals(() => here);
  testModelBudget(() => here);
  neverSent(() => here);
});
