import type { Article, PageDate } from '../article.ts';
import type { Suggestion, Tagging } from '../classify/taxonomy.ts';
import { cleanAddress } from '../clean-address.ts';
import { listCovers } from '../list-covers.ts';
import type { Post } from '../post.ts';
import { attributeSentence } from '../summarize/attribute-sentence.ts';
import { findNarrator } from '../summarize/third-person.ts';
import type { ArticleKind, Summary, SummaryOptions } from '../summary.ts';
import { getFrameWords } from '../text/frame-words.ts';
import { applyTagRule } from './apply-tag-rule.ts';
import { keepAllowedValues } from './keep-allowed-values.ts';
import { renderLiquid } from './liquid.ts';
import type { Profile } from './profile.ts';
import { toOneLine } from './scalars.ts';

/**
 * A suggested tag or category enters a new post if its score is at least this high. Both limits are low, since the user
 * notices a wrong tag more easily than a missing one.
 */
const LIKELY_TAG = 0.25;
const LIKELY_CATEGORY = 0.4;

const listLikely = (suggestions: Suggestion[], chance: number): string[] =>
  suggestions.filter(({ score }) => score >= chance).map(({ value }) => value);

/** A post with fewer likely tags than this gets the best of the other ones, if they are at least so likely. */
const MIN_TAGS = 3;
const POSSIBLE_TAG = 0.12;

function listLikelyTags(suggestions: Suggestion[]): string[] {
  const scores = suggestions.map(({ score }) => score).sort((a, b) => b - a);
  return listLikely(suggestions, Math.min(LIKELY_TAG, Math.max(POSSIBLE_TAG, scores[MIN_TAGS - 1] ?? 0)));
}

/** What a post takes from the user instead of the article. */
export interface ComposeOptions {
  /** The name under which the user posts; absent or '' when unknown. */
  author?: string;
  /** The day or instant of posting, ISO 8601; absent: when the page was read. */
  posted?: PageDate;
  /** Whether the excerpt's pronouns of the first person change; default `third`. */
  person?: SummaryOptions['person'];
}

/** Builds the first version of a post from the article, its summary and its suggested tags. No text is invented. */
export function composePost(
  article: Article,
  summary: Summary,
  tagging: Tagging,
  profile: Profile,
  { author = '', posted = article.readAt, person = 'third' }: ComposeOptions = {},
): Post {
  const authors = article.authors?.value ?? [];
  const date = article.published?.value ?? '';
  const site = article.site?.value ?? '';
  const language = article.language?.value ?? '';
  const categories = keepAllowedValues(listLikely(tagging.categories, LIKELY_CATEGORY), 'categories', profile);
  const tags = [
    ...listLikelyTags(tagging.tags),
    ...(profile.tags.categories ? categories : []),
    ...profile.tags.always,
  ];
  return {
    title: toOneLine(article.title.value),
    comment: '',
    description: toOneLine(summary.description),
    excerpt: attributeExcerpt(
      toOneLine(summary.excerpt),
      { authors, site, language, person, article: article.markdown, ...(summary.kind ? { kind: summary.kind } : {}) },
      profile,
    ),
    introduction: summary.introduction,
    authors: profile.author === 'user' ? (author === '' ? [] : [author]) : authors,
    date: profile.dates === 'posted' ? posted : date,
    source: { authors, date },
    canonical: cleanAddress(article.canonical.value),
    feed: { name: site, url: cleanAddress(article.feed?.value ?? '') },
    viewingMode: 'external',
    language,
    ...composeCover(article),
    categories,
    tags: applyTagRule(keepAllowedValues(tags, 'tags', profile), profile),
    points: summary.points,
    sections:
      summary.closing === ''
        ? []
        : [{ heading: getClosingHeading(summary.closingHeading ?? '', language, profile), text: summary.closing }],
    links: summary.links.map((link) => ({ ...link, url: cleanAddress(link.url) })),
    slug: '',
    ...chooseKind(summary.points.length, profile),
  };
}

/** Returns the picture that the page names as its own, with the texts that the page has for it. */
function composeCover(article: Article): Pick<Post, 'image' | 'imageAlt' | 'imageCredit'> {
  const image = cleanAddress(article.image?.value ?? '');
  // Only a picture that stands in the body, too, has texts. Most pages name another size of it, so few are parsed here.
  const covers = image !== '' && article.markdown.includes(image) ? listCovers(article) : [];
  const { alt = '', credit = '' } = covers.find(({ url }) => url === image) ?? {};
  return { image, ...(alt === '' ? {} : { imageAlt: alt }), ...(credit === '' ? {} : { imageCredit: credit }) };
}

/**
 * Chooses the kind of a new post by what is there: without points it is a note; with one point it is a quote, in a format that
 * shows borrowed sentences as such.
 */
function chooseKind(points: number, { borrowed = 'none' }: Profile): Pick<Post, 'kind'> {
  if (points === 0) return { kind: 'note' };
  return points === 1 && borrowed !== 'none' ? { kind: 'quote' } : {};
}

/** Returns the heading of a post's closing: the article's own, else the format's in the post's language. */
export const getClosingHeading = (own: string, language: string, { body }: Profile): string =>
  body.closing === '' ? '' : own || renderLiquid(body.closing, { words: getFrameWords(language) });

/** What an excerpt is attributed to. */
interface Attribution {
  authors: readonly string[];
  site: string;
  language: string;
  /** Whether the pronouns of the first person change too. */
  person?: SummaryOptions['person'];
  kind?: ArticleKind;
  /** The text of the article; absent when unknown. */
  article?: string;
}

/**
 * Returns the excerpt as a sentence that names the authors, else the site ("Mara Quist writes that …"), if the format asks for
 * it and the excerpt names none of them.
 */
export function attributeExcerpt(excerpt: string, attribution: Attribution, profile: Profile): string {
  const { authors, site, language, ...options } = attribution;
  const narrator = findNarrator({ authors, site }, language);
  if (!profile.excerpt.author || excerpt === '' || !narrator) return excerpt;
  const lower = excerpt.toLowerCase();
  if ([...authors, narrator.name].some((name) => lower.includes(name.toLowerCase()))) return excerpt;
  return attributeSentence(excerpt, narrator, language, options);
}
