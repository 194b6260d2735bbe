import { parseMarkdown } from '../core/markdown/parse.ts';
import { composePost, identifyLanguage, tagArticle, toSummaryInput } from '../core/pipeline.ts';
import { completeCapture } from './complete-capture.ts';
import { createNoteArticle } from './create-note.ts';
import type { Blog } from './create-post.ts';
import { summarizeOffline } from './offline-summarizer.ts';

/** Has what most articles have: headings, quotes, numbers, dates, a list and a link. */
const SAMPLE_TEXT = `The harbour board decided on Tuesday to rebuild the northern wall, which a storm in March 2024 had broken in three places.

## What it costs

"We waited two winters too long," said Mara Holm, who leads the board, "and the repair now costs 4.2 million euros instead of one." The work begins in spring and lasts until autumn 2026. However, the fishermen fear that their boats will have no place in the meantime.

1. First, divers measure the foundations of the wall.
2. Then cranes lift the old stones out of the water.

According to the board, 38 of 52 boats can use the southern basin. I think this is a good plan because it keeps the ferry running. In short, the town pays a third of the costs, and the state pays the rest.

- **Costs:** the wall costs 12 % more than planned.
- **Time:** the [plan](https://quay.example/plan) names each month.`;

/** Ends the current task, so that a page that was read meanwhile is handled first. */
const yieldToTasks = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Makes a post of a sample article and throws it away: the browser compiles functions and patterns at their first use, which
 * takes three quarters of the time of a window's first post. Runs in steps while the web page is read, and stops as soon as
 * `isWaiting` returns false.
 */
export async function rehearsePost({ taxonomy, profile }: Blog, isWaiting: () => boolean): Promise<void> {
  await yieldToTasks();
  if (!isWaiting()) return;
  const note = createNoteArticle({
    url: 'https://quay.example/wall',
    title: 'The harbour gets a new wall',
    readAt: '2026-01-01T12:00:00+00:00',
  });
  const blocks = parseMarkdown(SAMPLE_TEXT).children;
  const { article } = completeCapture({
    article: { ...note, kind: 'article', dates: [], blocks },
    selection: null,
    referrer: '',
  });
  await yieldToTasks();
  if (!isWaiting()) return;
  const summary = await summarizeOffline(toSummaryInput(identifyLanguage(article)));
  await yieldToTasks();
  if (!isWaiting()) return;
  const tagging = tagArticle(article, taxonomy);
  await yieldToTasks();
  if (isWaiting()) composePost(article, summary, tagging, profile);
}
