/**
 * Every source: a kind of place where a fact is found. An id begins with its origin. `ui/popup/source-labels.ts` names each
 * source in the user's language.
 */
export const SOURCES = [
  // A `meta` element whose name says no more than the fact.
  'meta',
  // A date in a `meta` element with `property`, which `article:published_time` and the like use.
  'meta-property',
  // Dates in `meta` elements whose name contains `pub`, `issued`, `creat` or `citation`, or that have `itemprop`.
  'meta-pub',
  'meta-issued',
  'meta-creat',
  'meta-citation',
  'meta-itemprop',
  'meta-modified',
  'meta-site-name',
  'meta-article-tag',
  'meta-title',
  'meta-language',
  'meta-script',
  // Titles without the site's name, by the origin of the whole title.
  'meta-short',
  // A property of JSON-LD that needs no id of its own.
  'json-ld',
  'json-ld-headline',
  'json-ld-author',
  'json-ld-creator',
  'json-ld-contributor',
  'json-ld-organisation',
  'json-ld-published',
  'json-ld-modified',
  'json-ld-part-of',
  'json-ld-website',
  'json-ld-publisher',
  'json-ld-short',
  'microdata',
  'microdata-modified',
  'rdfa',
  'rdfa-modified',
  // A `link` element of the head.
  'link',
  // The address that the page was loaded from.
  'url',
  // A heading that equals the beginning or the end of a title in the head, or begins with it.
  'visible-h1-in-head',
  'visible-h2-in-head',
  'visible-h1',
  'visible-h2',
  // The name of the site in a heading that links to its front page.
  'visible-home-heading',
  // A name after "by" in `<title>`.
  'visible-title-words',
  'visible-bylines-near-title',
  'visible-byline-near-title',
  'visible-line-near-title',
  // A part of a line near the title.
  'visible-words-near-title',
  'visible-byline',
  'visible-time-near-title',
  'visible-date-near-title',
  'visible-pubdate',
  'visible-time',
  'visible-byline-date',
  'visible-date',
  'visible-first-message',
  'visible-opening',
  'visible',
  'visible-modified',
  'visible-feed-link',
  'visible-tag-link',
  'visible-short',
  // Concluded from the article's text, as its language.
  'body',
  // A line of the text that only names its authors.
  'body-signature',
  // A rule that the user made for the site.
  'site',
  // Typed by the user.
  'user',
] as const satisfies readonly (Origin | `${Origin}-${string}`)[];

export type SourceId = (typeof SOURCES)[number];

const ORIGINS = ['json-ld', 'meta', 'microdata', 'rdfa', 'link', 'visible', 'url', 'body', 'site', 'user'] as const;

/** Kind of source. `site`: a rule that the user made for the site; `user`: typed by the user. */
export type Origin = (typeof ORIGINS)[number];

export const getOrigin = (source: SourceId): Origin => ORIGINS.find((origin) => source.startsWith(origin)) as Origin;

const BYLINES_NEAR_TITLE: readonly SourceId[] = [
  'visible-bylines-near-title',
  'visible-byline-near-title',
  'visible-line-near-title',
];
const NEAR_TITLE: readonly SourceId[] = [
  ...BYLINES_NEAR_TITLE,
  'visible-words-near-title',
  'visible-time-near-title',
  'visible-date-near-title',
];

/** Whether a fact was read a few lines before or after the title, where a page names its authors and its date. */
export const isNearTitle = (source: SourceId): boolean => NEAR_TITLE.includes(source);

/** Whether authors were read from a whole line or a whole byline element near the title. */
export const isBylineNearTitle = (source: SourceId): boolean => BYLINES_NEAR_TITLE.includes(source);
