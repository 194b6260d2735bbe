import { afterAll, beforeAll, describe } from 'vitest';
import { launchChromiumDriver } from './chromium.mjs';
import { copyWithPermissions } from './copy-with-permissions.mjs';
import { testSendInterruptions } from './interruptions.mjs';
import { testOutboxInterruptions } from './outbox-interruptions.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Chromium, the outbox', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser(
      'chromium',
      launchChromiumDriver,
      copyWithPermissions('permission-for-outbox', ['http://localhost/*']),
    );
  });
  afterAll(() => here?.end());

  testOutboxInterruptions(() => here);
  testSendInterruptions(() => here);
});
