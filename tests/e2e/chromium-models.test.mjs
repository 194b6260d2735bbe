import { afterAll, beforeAll, describe } from 'vitest';
import { better } from './better.mjs';
import { launch } from './chromium.mjs';
import { stand } from './fixtures.mjs';
import { neverSent } from './never-sent.mjs';
import { withLeave } from './with-leave.mjs';

describe('Chromium, models', () => {
  let here;
  beforeAll(async () => {
    here = await stand(
      'chromium',
      launch,
      withLeave(
        'chrome-models',
        ['http://localhost/*', 'https://models.example/*'],
        // Chromium 156 changes no header rules of an extension that was given this while it runs; it holds from the next start on.
        ['declarativeNetRequestWithHostAccess'],
      ),
    );
  });
  afterAll(() => here?.end());

  better(() => here);
  neverSent(() => here);
});
