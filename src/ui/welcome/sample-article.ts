import { t } from '../../extension/i18n.ts';

/** Address of the sample article; domains under `.example` are reserved, so nobody owns this one (RFC 2606). */
export const sampleUrl = 'https://news.example/2026/03/harbour-reopens/';

/** Publication date in the sample article's markup. */
const SAMPLE_PUBLISHED = '2026-03-02T08:30:00+01:00';

const listSampleBlocks = (): [tag: 'p' | 'h2', text: string][] => [
  ['p', t('sampleOpening')],
  ['p', t('sampleQuay')],
  ['h2', t('sampleRailHeading')],
  ['p', t('sampleRail')],
  ['h2', t('sampleCostHeading')],
  ['p', t('sampleCost')],
  ['p', t('sampleLoan')],
  ['h2', t('sampleNoiseHeading')],
  ['p', t('sampleNoise')],
  ['p', t('sampleNext')],
];

/** Creates a web page with a sample article about a harbour, in the user's language. Precis reads it like any other page. */
export function createSampleDocument(): Document {
  const page = document.implementation.createHTMLDocument(`${t('sampleTitle')} | ${t('sampleSite')}`);
  const add = (parent: Element, tag: string, text: string, attributes: Record<string, string> = {}) => {
    const element = page.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  page.documentElement.lang = document.documentElement.lang;
  add(page.head, 'link', '', { rel: 'canonical', href: sampleUrl });
  add(page.head, 'link', '', { rel: 'alternate', type: 'application/rss+xml', href: 'https://news.example/feed.xml' });
  add(page.head, 'meta', '', { property: 'og:site_name', content: t('sampleSite') });
  add(page.head, 'meta', '', { property: 'article:published_time', content: SAMPLE_PUBLISHED });
  const article = add(page.body, 'article', '');
  add(article, 'h1', t('sampleTitle'));
  const byline = add(article, 'p', '', { class: 'byline' });
  add(byline, 'a', t('sampleAuthor'), { rel: 'author' });
  byline.append(' · ');
  add(byline, 'time', new Date(SAMPLE_PUBLISHED).toLocaleDateString([], { dateStyle: 'long' }), {
    datetime: SAMPLE_PUBLISHED,
  });
  for (const [tag, text] of listSampleBlocks()) add(article, tag, text);
  return page;
}
