import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from './chromium.mjs';
import { faultsOfSending } from './faults.mjs';
import { stand } from './fixtures.mjs';
import { folders, postsInFolder } from './folders.mjs';
import { outboxFaults } from './outbox-faults.mjs';
import { publishing } from './publishing.mjs';
import { withLeave } from './with-leave.mjs';

describe('Chromium, publishing', () => {
  let here;
  beforeAll(async () => {
    here = await stand('chromium', launch, withLeave('leave-for-localhost', ['http://localhost/*']));
  });
  afterAll(() => here?.end());

  publishing(() => here);
  describe('folders', () => {
    folders(() => here);
    postsInFolder(() => here);
  });
  outboxFaults(() => here);
  faultsOfSending(() => here);
});
