import { loadDraft } from './browser/drafts.ts';
import { loadSettings } from './browser/settings.ts';
import { print } from './core/pipeline.ts';
import type { Article } from './core/types.ts';
import { makePost } from './make-post.ts';
import { profileOf } from './profiles/index.ts';

/**
 * Article → its post on the clipboard, with no window open; for Firefox, whose event page may write to the clipboard. A
 * draft that the person has worked on is copied as they left it. Rejects when the browser keeps its clipboard shut.
 */
export async function copyAsPost(article: Article): Promise<{ title: string }> {
  const draft = await loadDraft(article.canonical.value);
  const { profile, points } = await loadSettings();
  const post = draft?.post ?? (await makePost(article, profile, points)).post;
  await navigator.clipboard.writeText(print(post, profileOf(draft?.profile ?? profile)).text);
  return { title: post.title };
}
