import type { Article } from '../../core/article.ts';
import { identifyLanguage, printPost, readArticle } from '../../core/pipeline.ts';
import type { Post, PostFile } from '../../core/post.ts';
import { createPost } from '../../drafting/create-post.ts';
import { formatLocalInstant } from '../../extension/format-local-instant.ts';
import { loadSettings, toSummaryOptions } from '../../storage/settings.ts';
import { loadDraftContext } from '../popup/draft-context.ts';
import { createSampleDocument, sampleUrl } from './sample-article.ts';

/** The post that Precis makes of the sample article, in the format in use. */
export interface SamplePost {
  article: Article;
  post: Post;
  /** Prints the post as a file. */
  print: (post: Post) => PostFile;
}

/** Makes the sample post by the same steps as any other post. Nothing is stored. */
export async function createSamplePost(): Promise<SamplePost> {
  const settings = await loadSettings();
  const readAt = formatLocalInstant(new Date());
  const article = identifyLanguage(readArticle({ url: sampleUrl, document: createSampleDocument(), readAt }));
  const { blog } = await loadDraftContext(settings.profile);
  const made = await createPost(article, blog, toSummaryOptions(settings), '');
  const post = { ...made, date: made.date && blog.profile.dates === 'posted' ? readAt : made.date };
  return { article, post, print: (edited) => printPost(edited, blog.profile, article.markdown) };
}
