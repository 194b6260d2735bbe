import type { PageDate } from '../article.ts';
import { applyTagRule } from '../format/apply-tag-rule.ts';
import { escapeAutolinks } from '../format/escape-autolinks.ts';
import { encodeLinkTarget, escapeMarkdown, escapeMarkdownText } from '../format/escape-markdown.ts';
import type { Profile } from '../format/profile.ts';
import { toOneLine } from '../format/scalars.ts';
import type { Post } from '../post.ts';
import { parseInline } from '../summarize/inline.ts';
import { truncateAtWord } from '../text.ts';
import {
  formatCitation,
  listPrintedGroups,
  listRoundupItems,
  listSources,
  type Roundup,
  type RoundupItem,
  type RoundupLabels,
  splitParagraphs,
  toPlainLine,
  toWebAddress,
} from './roundup.ts';

/** Characters that search engines show of a description. */
const MAX_DESCRIPTION_LENGTH = 300;

/** The post of a roundup: its own facts in the front matter, its items in the body. `date`: with its offset. */
export function roundupToPost(roundup: Roundup, profile: Profile, date: PageDate, words: RoundupLabels): Post {
  const [opening = '', ...more] = splitParagraphs(roundup.introduction);
  const titles = listRoundupItems(roundup).map(({ title }) => toOneLine(title));
  const { categories } = roundup;
  const tags = [...roundup.tags, ...(profile.tags.categories ? categories : []), ...profile.tags.always];
  // A format prints title and excerpt itself, or leaves them to what stands in the body's place.
  const { before, content } = profile.body;
  const titled = content.some((block) => /^#\s*\{\{-?\s*title/.test(block));
  const opened = before.some((block) => /\{\{-?\s*excerpt\b/.test(block));
  const body = [
    titled ? `# ${escapeMarkdownText(toOneLine(roundup.title))}` : '',
    ...(opened ? more : [opening, ...more]).map(formatParagraph),
    ...listPrintedGroups(roundup, words).flatMap(({ heading, items }) => [
      heading === '' ? '' : `## ${escapeMarkdownText(heading)}`,
      items.map((item) => formatItem(item, words)).join('\n\n'),
    ]),
    formatSourcesLine(roundup, words),
  ];
  return {
    title: toOneLine(roundup.title),
    description: truncateAtWord(toPlainLine(opening) || titles.join('; '), MAX_DESCRIPTION_LENGTH),
    excerpt: escapeInline(opening),
    introduction: '',
    authors: roundup.authors,
    date,
    canonical: '',
    feed: { name: '', url: '' },
    viewingMode: 'internal',
    language: '',
    image: '',
    categories,
    tags: applyTagRule(tags, profile),
    points: [],
    sections: [],
    links: [],
    slug: '',
    body: escapeAutolinks(body.filter((block) => block !== '').join('\n\n')),
  };
}

/** Link, source and point in one paragraph, why it matters in a second: nothing of them can begin a block of its own. */
function formatItem(item: RoundupItem, { why }: RoundupLabels): string {
  const title = escapeMarkdownText(toOneLine(item.title) || item.url);
  const web = toWebAddress(item.url);
  const link = web === '' ? `**${title}**` : `[${escapeLinkText(title)}](${encodeLinkTarget(web)})`;
  const cited = formatCitation(item);
  const point = escapeInline(item.point);
  const lines = [`${link}${cited && ` (${escapeMarkdownText(cited)})`}${point && `: ${point}`}`];
  if (item.why.trim() !== '') lines.push(`**${escapeMarkdownText(why)}:** ${escapeInline(item.why)}`);
  return lines.map((line, at) => `${at === 0 ? '- ' : '  '}${line}`).join('\n\n');
}

function formatSourcesLine(roundup: Roundup, { sources }: RoundupLabels): string {
  const list = listSources(roundup).map(({ name, url }) =>
    url === '' ? escapeMarkdownText(name) : `[${escapeLinkText(escapeMarkdownText(name))}](${encodeLinkTarget(url)})`,
  );
  return list.length > 0 ? `**${escapeMarkdownText(sources)}:** ${list.join(', ')}` : '';
}

/** Brackets that were escaped, as entities: Hexo's reader takes the backslashes off a link's text and then reads it again. */
const escapeLinkText = (escaped: string) =>
  escaped.replace(/\\([[\]])/g, (_, bracket) => (bracket === '[' ? '&#91;' : '&#93;'));

/** A paragraph of its own begins no list, heading, quote or definition by what its first word looks like. */
const formatParagraph = (text: string) =>
  escapeInline(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(#{1,6}(?=\s|$)|[-+*>](?=\s|$)|\[(?=[^\]]*\]:)|[-=*_]{3,}\s*$|`{3,}|~{3,}|\|)/, '\\$1');

const WEB_SCHEME = /^(?:https?:|mailto:)/i;
/** A link's target, or a picture's, that is not on the web. */
const NON_WEB_TARGET = /\]\(\s*<?(?!https?:|mailto:)/i;

/** Markdown within a line, as typed; where it holds a link or a picture from anywhere but the web, only its words. */
function escapeInline(markdown: string): string {
  const line = toOneLine(markdown);
  const { links, text } = parseInline(line);
  return links.every(({ url }) => WEB_SCHEME.test(url)) && !NON_WEB_TARGET.test(line)
    ? escapeMarkdown(line)
    : escapeMarkdownText(toOneLine(text));
}
