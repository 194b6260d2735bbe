import { chooseOwnAddress } from '../../core/own-address.ts';
import { getSource } from '../../core/post-source.ts';
import { toSitePath, upsertSiteRule } from '../../core/site-rules.ts';
import { t } from '../../extension/i18n.ts';
import { loadSiteRules, saveSiteRules } from '../../storage/blogs.ts';
import type { EditorState } from './editor-context.ts';

/** Stores the post's feed, categories and viewing mode as a site rule for the article's host. */
export async function rememberSite({ store, showMessage }: EditorState): Promise<void> {
  const { article, post } = store.current();
  const match = toSitePath(chooseOwnAddress(article)).replace(/\/.*/, '');
  if (!match) return showMessage({ text: t('rememberSiteNoWeb'), bad: true });
  const before = await loadSiteRules();
  const { feed, categories, viewingMode } = post;
  // Authors usually differ from article to article. They become part of the rule only if the page names no author.
  const authors = article.authors ? {} : { authors: getSource(post).authors };
  const rule = { match, feedName: feed.name, feedUrl: feed.url, categories, viewingMode, ...authors };
  await saveSiteRules(upsertSiteRule(before, rule));
  const undo = () => saveSiteRules(before).then(() => showMessage({ text: t('undone') }));
  showMessage({ text: t('rememberedSite', match), action: { label: t('undo'), run: undo } });
}
