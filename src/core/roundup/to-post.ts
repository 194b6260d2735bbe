import { unlinkEscapes, webOnly } from '../post/addresses.ts';
import { escapeText, guard, linkTarget } from '../post/markdown.ts';
import { oneLine } from '../post/scalars.ts';
import { ruledTags } from '../post/tags.ts';
import { inline } from '../summarize/inline.ts';
import { clip } from '../text.ts';
import type { PageDate, Post, Profile } from '../types.ts';
import {
  citationOf,
  type Item,
  itemsOf,
  paragraphsOf,
  plainOf,
  printedGroups,
  type Roundup,
  sourcesOf,
  type Words,
  webAddress,
} from './roundup.ts';

/** Characters that search engines show of a description. */
const DESCRIPTION = 300;

/** The post of a roundup: its own facts in the front matter, its items in the body. `date`: with its offset. */
export function postOf(roundup: Roundup, profile: Profile, date: PageDate, words: Words): Post {
  const [opening = '', ...more] = paragraphsOf(roundup.introduction);
  const titles = itemsOf(roundup).map(({ title }) => oneLine(title));
  const { categories } = roundup;
  const tags = [...roundup.tags, ...(profile.tags.categories ? categories : []), ...profile.tags.always];
  // A format prints title and excerpt itself, or leaves them to what stands in the body's place.
  const { before, content } = profile.body;
  const titled = content.some((block) => /^#\s*\{\{-?\s*title/.test(block));
  const opened = before.some((block) => /\{\{-?\s*excerpt\b/.test(block));
  const body = [
    titled ? `# ${escapeText(oneLine(roundup.title))}` : '',
    ...(opened ? more : [opening, ...more]).map(paragraph),
    ...printedGroups(roundup, words).flatMap(({ heading, items }) => [
      heading === '' ? '' : `## ${escapeText(heading)}`,
      items.map((item) => listed(item, words)).join('\n\n'),
    ]),
    sourceLine(roundup, words),
  ];
  return {
    title: oneLine(roundup.title),
    description: clip(plainOf(opening) || titles.join('; '), DESCRIPTION),
    excerpt: safeInline(opening),
    introduction: '',
    authors: roundup.authors,
    date,
    canonical: '',
    feed: { name: '', url: '' },
    viewingMode: 'internal',
    language: '',
    image: '',
    categories,
    tags: ruledTags(tags, profile),
    points: [],
    sections: [],
    links: [],
    slug: '',
    body: unlinkEscapes(body.filter((block) => block !== '').join('\n\n')),
  };
}

/** Link, source and point in one paragraph, why it matters in a second: nothing of them can begin a block of its own. */
function listed(item: Item, { why }: Words): string {
  const title = escapeText(oneLine(item.title) || item.url);
  const web = webOnly(webAddress(item.url));
  const link = web === '' ? `**${title}**` : `[${linkText(title)}](${linkTarget(web)})`;
  const cited = citationOf(item);
  const point = safeInline(item.point);
  const lines = [`${link}${cited && ` (${escapeText(cited)})`}${point && `: ${point}`}`];
  if (item.why.trim() !== '') lines.push(`**${escapeText(why)}:** ${safeInline(item.why)}`);
  return lines.map((line, at) => `${at === 0 ? '- ' : '  '}${line}`).join('\n\n');
}

function sourceLine(roundup: Roundup, { sources }: Words): string {
  const list = sourcesOf(roundup).map(({ name, url }) =>
    url === '' ? escapeText(name) : `[${linkText(escapeText(name))}](${linkTarget(url)})`,
  );
  return list.length > 0 ? `**${escapeText(sources)}:** ${list.join(', ')}` : '';
}

/** Brackets that were escaped, as entities: Hexo's reader takes the backslashes off a link's text and then reads it again. */
const linkText = (escaped: string) =>
  escaped.replace(/\\([[\]])/g, (_, bracket) => (bracket === '[' ? '&#91;' : '&#93;'));

/** A paragraph of its own begins no list, heading, quote or definition by what its first word looks like. */
const paragraph = (text: string) =>
  safeInline(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(#{1,6}(?=\s|$)|[-+*>](?=\s|$)|\[(?=[^\]]*\]:)|[-=*_]{3,}\s*$|`{3,}|~{3,}|\|)/, '\\$1');

const WEB = /^(?:https?:|mailto:)/i;
/** A link's target, or a picture's, that is not on the web. */
const ELSEWHERE = /\]\(\s*<?(?!https?:|mailto:)/i;

/** Markdown within a line, as typed; where it holds a link or a picture from anywhere but the web, only its words. */
function safeInline(markdown: string): string {
  const line = oneLine(markdown);
  const { links, text } = inline(line);
  return links.every(({ url }) => WEB.test(url)) && !ELSEWHERE.test(line) ? guard(line) : escapeText(oneLine(text));
}
