import { afterAll, beforeAll, describe } from 'vitest';
import { testFirefoxModels, testModelBudget } from './browser-models.mjs';
import { launchFirefoxDriver } from './firefox.mjs';
import { testProposals } from './proposals.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Firefox, models', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('firefox', launchFirefoxDriver);
  });
  afterAll(() => here?.end());

  testProposals(() => here);
  testModelBudget(() => here);
  testFirefoxModels(() => here);
});
