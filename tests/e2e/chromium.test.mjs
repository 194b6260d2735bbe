import { afterAll, beforeAll, describe } from 'vitest';
import { testAccessibility } from './accessibility.mjs';
import { testArticleToPost } from './article-to-post.mjs';
import { testBlogConfiguration } from './blog-configuration.mjs';
import { launchChromiumDriver } from './chromium.mjs';
import { testDynamicPages } from './dynamic-pages.mjs';
import { testEditing } from './editing.mjs';
import { testFirstRun } from './first-run.mjs';
import { hiddenText } from './hidden-text.mjs';
import { testInterruptions } from './interruptions.mjs';
import { testKeyboard } from './keyboard.mjs';
import { testLayoutStability } from './layout-stability.mjs';
import { testLearnBlog } from './learn-blog.mjs';
import { testOptionsPage } from './options.mjs';
import { ownAddresses } from './own-address.mjs';
import { pageWords } from './page-words.mjs';
import { testQuickCopy } from './quick-copy.mjs';
import { testRefusals } from './refusals.mjs';
import { testSidePanel } from './side-panel.mjs';
import { testTagsAndCategories } from './tags-and-categories.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Chromium', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('chromium', launchChromiumDriver);
  });
  afterAll(() => here?.end());

  testArticleToPost(() => here);
  pageWords(() => here);
  testEditing(() => here);
  testTagsAndCategories(() => here);
  testKeyboard(() => here);
  testSidePanel(() => here);
  testRefusals(() => here);
  hiddenText(() => here);
  testQuickCopy(() => here);
  testAccessibility(() => here);
  testLayoutStability(() => here);
  testFirstRun(() => here);
  testOptionsPage(() => here);
  testLearnBlog(() => here);
  testBlogConfiguration(() => here);
  ownAddresses(() => here);
  testDynamicPages(() => here);
  testInterruptions(() => here, 'chromium');
});
