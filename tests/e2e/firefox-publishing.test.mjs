import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from './firefox.mjs';
import { stand } from './fixtures.mjs';
import { folders } from './folders.mjs';
import { publishing } from './publishing.mjs';

describe('Firefox, publishing', () => {
  let here;
  beforeAll(async () => {
    here = await stand('firefox', launch);
  });
  afterAll(() => here?.end());

  publishing(() => here);
  folders(() => here);
});
