import { afterAll, beforeAll, describe } from 'vitest';
import { accessible } from './accessible.mjs';
import { backups } from './backup.mjs';
import { beside } from './beside.mjs';
import { blog } from './blog.mjs';
import { launch } from './chromium.mjs';
import { editing } from './editing.mjs';
import { firstRun } from './first-run.mjs';
import { stand } from './fixtures.mjs';
import { keyboard } from './keyboard.mjs';
import { labels } from './labels.mjs';
import { library } from './library.mjs';
import { line } from './line.mjs';
import { oneStroke } from './one-stroke.mjs';
import { optionsPage } from './options.mjs';
import { refusals } from './refusals.mjs';
import { roundup } from './roundup.mjs';
import { savedBefore } from './saved-before.mjs';
import { steady } from './steady.mjs';
import { tabs } from './tabs.mjs';
import { transfer } from './transfer.mjs';

describe('Chromium', () => {
  let here;
  beforeAll(async () => {
    here = await stand('chromium', launch);
  });
  afterAll(() => here?.end());

  line(() => here);
  editing(() => here);
  labels(() => here);
  keyboard(() => here);
  beside(() => here);
  library('chromium', launch);
  refusals(() => here);
  oneStroke(() => here);
  accessible(() => here);
  steady(() => here);
  firstRun(() => here);
  optionsPage(() => here);
  blog(() => here);
  transfer(() => here);
  savedBefore(() => here);
  roundup(() => here);
  tabs('chromium', launch);
  backups(() => here);
});
