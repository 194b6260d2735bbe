import { afterAll, beforeAll, describe } from 'vitest';
import { testArticleToPost } from './article-to-post.mjs';
import { testBlogConfiguration } from './blog-configuration.mjs';
import { testCover } from './cover.mjs';
import { testDynamicPages } from './dynamic-pages.mjs';
import { testEditing } from './editing.mjs';
import { launchFirefoxDriver } from './firefox.mjs';
import { testFormats } from './formats.mjs';
import { hiddenText } from './hidden-text.mjs';
import { testInterruptions } from './interruptions.mjs';
import { testCoreKeyboard } from './keyboard.mjs';
import { testLearnBlog } from './learn-blog.mjs';
import { ownAddresses } from './own-address.mjs';
import { testOwnWords } from './own-words.mjs';
import { testPassages } from './passages.mjs';
import { testProofLinks } from './proof-links.mjs';
import { testQuickCopy } from './quick-copy.mjs';
import { testRefusals } from './refusals.mjs';
import { testSidePanel } from './side-panel.mjs';
import { testTagsAndCategories } from './tags-and-categories.mjs';
import { startTestBrowser } from './test-browser.mjs';

describe('Firefox', () => {
  let here;
  beforeAll(async () => {
    here = await startTestBrowser('firefox', launchFirefoxDriver);
  });
  afterAll(() => here?.end());

  testArticleToPost(() => here);
  testEditing(() => here);
  testOwnWords(() => here);
  testTagsAndCategories(() => here);
  testFormats(() => here);
  testCoreKeyboard(() => here);
  testSidePanel(() => here);
  testRefusals(() => here);
  hiddenText(() => here);
  testQuickCopy(() => here);
  testPassages(() => here);
  testCover(() => here);
  testProofLinks(() => here, 4);
  testLearnBlog(() => here);
  testBlogConfiguration(() => here);
  ownAddresses(() => here, { brief: true });
  testDynamicPages(() => here);
  testInterruptions(() => here, 'firefox');
});
