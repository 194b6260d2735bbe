import { afterAll, beforeAll, describe } from 'vitest';
import { better } from './better.mjs';
import { launch } from './firefox.mjs';
import { stand } from './fixtures.mjs';

describe('Firefox, models', () => {
  let here;
  beforeAll(async () => {
    here = await stand('firefox', launch);
  });
  afterAll(() => here?.end());

  better(() => here);
});
