import type { FactCandidate } from '../../core/article.ts';
import type { Origin, SourceId } from '../../core/source.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';

/** Words for each origin, and for the sources about which more can be said. */
const SOURCE_LABELS: Partial<Record<SourceId, MessageKey>> & Record<Origin, MessageKey> = {
  meta: 'sourceMeta',
  'meta-modified': 'sourceLastChange',
  'meta-title': 'sourceTabTitle',
  'meta-language': 'sourceLanguage',
  'meta-script': 'sourceScript',
  'meta-short': 'sourceShortTitle',
  'json-ld': 'sourceStructuredData',
  'json-ld-modified': 'sourceLastChange',
  'json-ld-short': 'sourceShortTitle',
  microdata: 'sourceStructuredData',
  'microdata-modified': 'sourceLastChange',
  rdfa: 'sourceStructuredData',
  'rdfa-modified': 'sourceLastChange',
  link: 'sourceLink',
  url: 'sourceAddress',
  visible: 'sourceText',
  'visible-h1-in-head': 'sourceHeading',
  'visible-h2-in-head': 'sourceHeading',
  'visible-h1': 'sourceHeading',
  'visible-h2': 'sourceHeading',
  'visible-home-heading': 'sourceSiteHeading',
  'visible-title-words': 'sourceTitleWords',
  'visible-bylines-near-title': 'sourceNearTitle',
  'visible-byline-near-title': 'sourceNearTitle',
  'visible-line-near-title': 'sourceNearTitle',
  'visible-words-near-title': 'sourceNearTitle',
  'visible-byline': 'sourceByline',
  'visible-time-near-title': 'sourceNearTitle',
  'visible-date-near-title': 'sourceNearTitle',
  'visible-pubdate': 'sourceDate',
  'visible-time': 'sourceDate',
  'visible-byline-date': 'sourceDate',
  'visible-date': 'sourceDate',
  'visible-first-message': 'sourceFirstMessage',
  'visible-modified': 'sourceLastChange',
  'visible-feed-link': 'sourceFeedLink',
  'visible-tag-link': 'sourceTagLinks',
  'visible-short': 'sourceShortTitle',
  body: 'sourceBody',
  'body-signature': 'sourceText',
  site: 'sourceSiteRule',
  user: 'sourceTyped',
};

/**
 * Names the source of a candidate in the user's language. A source that this version does not know, in a draft that another
 * version stored, is named by its origin.
 */
export function getSourceLabel({ source, from }: Pick<FactCandidate<unknown>, 'source' | 'from'>): string {
  const known = [source, from].find((id) => Object.hasOwn(SOURCE_LABELS, id));
  return t((known && SOURCE_LABELS[known]) ?? 'sourceText');
}
