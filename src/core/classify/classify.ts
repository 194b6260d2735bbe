/** Article → tags and categories, offline: the page's own tags, the blog's vocabulary, the phrases of the text. */
import { type Candidate, candidatesOf } from './candidates.ts';
import { categorize } from './categories.ts';
import { indexOf } from './index-of.ts';
import { emptyTaxonomy, type Suggestion, type Tagging, type TaggingInput, type Taxonomy } from './model.ts';
import { rank } from './rank.ts';
import { cueWords, type Reading, readArticle } from './reading.ts';
import { tagStyle } from './tag-form.ts';
import { Place } from './words.ts';

export { complete } from './complete.ts';
export type { Suggestion, Tagging, TaggingInput, Taxonomy };
export { emptyTaxonomy };

/** Tags that are offered when the blog's own habit is not known. */
const USUAL_TAGS = 12;

/**
 * Suggests tags and categories for an article; pure, a few milliseconds. Tags come best first, about as many as the blog's
 * posts have; no tag is a near-duplicate of another or of a known one (case, plural, punctuation). Never throws.
 */
export function classify(input: TaggingInput, taxonomy: Taxonomy): Tagging {
  const index = indexOf(taxonomy);
  const reading = readArticle(input, (key) => index.tags.has(key));
  const categories = categorize(reading, taxonomy, input.feedName);
  const ranked = rank(candidatesOf(reading, index), reading, index, taxonomy.posts ?? 0);
  const limit = Math.min(20, Math.max(5, Math.round(taxonomy.tagsPerPost ?? USUAL_TAGS)));
  const tags: Suggestion[] = [];
  for (const { candidate } of ranked) {
    if (tags.length >= limit) break;
    const known = candidate.tag >= 0;
    const value = index.list[candidate.tag]?.name ?? tagStyle(candidate.pageTag ?? candidate.mention?.text ?? '');
    if (value === '') continue;
    tags.push({ value, known, why: reasons(candidate, reading, input.feedName) });
  }
  return { tags, categories };
}

const PLACE_NAMES: [bit: number, name: string][] = [
  [Place.title, 'in the title'],
  [Place.heading, 'in a heading'],
  [Place.lead, 'at the beginning'],
];

function reasons(candidate: Candidate, reading: Reading, feedName: string): string[] {
  const { mention, pageTag, cues } = candidate;
  const why: string[] = [];
  if (pageTag !== undefined) why.push('page tag');
  for (const [bit, name] of PLACE_NAMES) if ((mention?.places ?? 0) & bit) why.push(name);
  if (mention && mention.count > 1) why.push(`${mention.count} times`);
  for (const { cue } of cues) if (why.length < 3) why.push(cueWords(cue, reading, feedName));
  if (why.length === 0 && mention) why.push('in the text');
  return [...new Set(why)].slice(0, 3);
}
