import { afterAll, beforeAll, describe } from 'vitest';
import { better } from './better.mjs';
import { launch } from './chromium.mjs';
import { stand } from './fixtures.mjs';
import { withLeave } from './with-leave.mjs';

describe('Chromium, models', () => {
  let here;
  beforeAll(async () => {
    here = await stand(
      'chromium',
      launch,
      withLeave('chrome-models', ['http://localhost/*', 'https://models.example/*']),
    );
  });
  afterAll(() => here?.end());

  better(() => here);
});
