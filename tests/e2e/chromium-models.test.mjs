import { afterAll, beforeAll, describe } from 'vitest';
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
        // Chromium 156 changes no header rules of an extension that was given this while it runs; it holds from the next start on.
        ['declarativeNetRequestWithHostAccess'],
      ),
    );
  });
  afterAll(() => here?.end());

  testProposals(() => here);
  neverSent(() => here);
});
