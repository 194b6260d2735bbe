import { afterAll, beforeAll, describe } from 'vitest';
import { blog } from './blog.mjs';
import { launch } from './firefox.mjs';
import { stand } from './fixtures.mjs';
import { line } from './line.mjs';
import { oneStroke } from './one-stroke.mjs';
import { refusals } from './refusals.mjs';

describe('Firefox', () => {
  let here;
  beforeAll(async () => {
    here = await stand('firefox', launch);
  });
  afterAll(() => here?.end());

  line(() => here);
  refusals(() => here);
  oneStroke(() => here);
  blog(() => here);
});
