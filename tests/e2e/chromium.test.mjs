import { afterAll, beforeAll, describe } from 'vitest';
import { accessible } from './accessible.mjs';
import { blog } from './blog.mjs';
import { launch } from './chromium.mjs';
import { stand } from './fixtures.mjs';
import { line } from './line.mjs';
import { oneStroke } from './one-stroke.mjs';
import { refusals } from './refusals.mjs';

describe('Chromium', () => {
  let here;
  beforeAll(async () => {
    here = await stand('chromium', launch);
  });
  afterAll(() => here?.end());

  line(() => here);
  refusals(() => here);
  oneStroke(() => here);
  accessible(() => here);
  blog(() => here);
});
