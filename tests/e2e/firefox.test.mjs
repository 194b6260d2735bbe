import { afterAll, beforeAll, describe } from 'vitest';
import { apps } from './apps.mjs';
import { backups } from './backup.mjs';
import { beside } from './beside.mjs';
import { blog } from './blog.mjs';
import { broken } from './broken.mjs';
import { editing } from './editing.mjs';
import { faults } from './faults.mjs';
import { launch } from './firefox.mjs';
import { stand } from './fixtures.mjs';
import { keyboardCore } from './keyboard.mjs';
import { labels } from './labels.mjs';
import { library } from './library.mjs';
import { line } from './line.mjs';
import { oneStroke } from './one-stroke.mjs';
import { privateWindow } from './private.mjs';
import { refusals } from './refusals.mjs';
import { roundup } from './roundup.mjs';
import { savedBefore } from './saved-before.mjs';
import { tabs } from './tabs.mjs';
import { transfer } from './transfer.mjs';

describe('Firefox', () => {
  let here;
  beforeAll(async () => {
    here = await stand('firefox', launch);
  });
  afterAll(() => here?.end());

  line(() => here);
  editing(() => here);
  labels(() => here);
  keyboardCore(() => here);
  beside(() => here);
  library('firefox', launch);
  privateWindow('firefox', launch);
  refusals(() => here);
  oneStroke(() => here);
  blog(() => here);
  transfer(() => here);
  savedBefore(() => here);
  roundup(() => here);
  tabs('firefox', launch);
  backups(() => here);
  apps(() => here);
  broken(() => here);
  faults(() => here, 'firefox');
});
