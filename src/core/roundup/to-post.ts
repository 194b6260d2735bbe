import type { PageDate } from '../article.ts';
import { applyTagRule } from '../format/apply-tag-rule.ts';
import { escapeAutolinks } from '../format/escape-autolinks.ts';
import { encodeLinkTarget, escapeMarkdown, escapeMarkdownText } from '../format/escape-markdown.ts';
import type { Profile } from '../format/profile.ts';
import { toOneLine } from '../format/scalars.ts';
import { parseMarkdownLine } from '../markdown/parse-line.ts';
import type { Post } from '../post.ts';
import { truncateAtWord } from '../text/truncate-at-word.ts';
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

/** Characters. Search engines show about this much of a description. */
const MAX_DESCRIPTION_LENGTH = 300;

/** Converts a roundup to a post: facts in the front matter, items in the body. `date`: ISO 8601 with offset. */
export function roundupToPost(roundup: Roundup, profile: Profile, date: PageDate, labels: RoundupLabels): Post {
  const [opening = '', ...more] = splitParagraphs(roundup.introduction);
  const titles = listRoundupItems(roundup).map(({ title }) => toOneLine(title));
  const { categories } = roundup;
  const tags = [...roundup.tags, ...(profile.tags.categories ? categories : []), ...profile.tags.always];
  // The body replaces the blocks of `content`, so it repeats a title heading from there. An excerpt in `before` is printed
  // anyway, so the body omits the opening.
  const { before, content } = profile.body;
  const printsTitle = content.some((block) => /^#\s*\{\{-?\s*title/.test(block));
  const printsExcerpt = before.some((block) => /\{\{-?\s*excerpt\b/.test(block));
  const body = [
    printsTitle ? `# ${escapeMarkdownText(toOneLine(roundup.title))}` : '',
    ...(printsExcerpt ? more : [opening, ...more]).map(formatParagraph),
    ...listPrintedGroups(roundup, labels).flatMap(({ heading, items }) => [
      heading === '' ? '' : `## ${escapeMarkdownText(heading)}`,
      items.map((item) => formatItem(item, labels)).join('\n\n'),
    ]),
    formatSourcesLine(roundup, labels),
  ];
  return {
    title: toOneLine(roundup.title),
    comment: '',
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

/**
 * Formats an item as two paragraphs: link, source and point, then the reason. With text of an item only inside a line, that
 * text can't begin a Markdown block.
 */
function formatItem(item: RoundupItem, { why }: RoundupLabels): string {
  const title = escapeMarkdownText(toOneLine(item.title) || item.url);
  const webAddress = toWebAddress(item.url);
  const link = webAddress === '' ? `**${title}**` : `[${escapeLinkText(title)}](${encodeLinkTarget(webAddress)})`;
  const citation = formatCitation(item);
  const point = escapeInline(item.point);
  const lines = [`${link}${citation && ` (${escapeMarkdownText(citation)})`}${point && `: ${point}`}`];
  if (item.why.trim() !== '') lines.push(`**${escapeMarkdownText(why)}:** ${escapeInline(item.why)}`);
  return lines.map((line, at) => `${at === 0 ? '- ' : '  '}${line}`).join('\n\n');
}

function formatSourcesLine(roundup: Roundup, { sources }: RoundupLabels): string {
  const list = listSources(roundup).map(({ name, url }) =>
    url === '' ? escapeMarkdownText(name) : `[${escapeLinkText(escapeMarkdownText(name))}](${encodeLinkTarget(url)})`,
  );
  return list.length > 0 ? `**${escapeMarkdownText(sources)}:** ${list.join(', ')}` : '';
}

/**
 * Replaces escaped brackets by character references. Hexo's renderer removes the backslashes in a link's text and then
 * parses the text again.
 */
const escapeLinkText = (escaped: string) =>
  escaped.replace(/\\([[\]])/g, (_, bracket) => (bracket === '[' ? '&#91;' : '&#93;'));

/** Escapes the start of a paragraph that would begin a list, heading, quote or definition. */
const formatParagraph = (text: string) =>
  escapeInline(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(#{1,6}(?=\s|$)|[-+*>](?=\s|$)|\[(?=[^\]]*\]:)|[-=*_]{3,}\s*$|`{3,}|~{3,}|\|)/, '\\$1');

const WEB_SCHEME = /^(?:https?:|mailto:)/i;
/** Matches a link or picture with a target that is not on the web. */
const NON_WEB_TARGET = /\]\(\s*<?(?!https?:|mailto:)/i;

/**
 * Returns inline Markdown as it was typed; only its plain text when a link or picture has a target that is not on the web.
 */
function escapeInline(markdown: string): string {
  const line = toOneLine(markdown);
  const { links, text } = parseMarkdownLine(line);
  return links.every(({ url }) => WEB_SCHEME.test(url)) && !NON_WEB_TARGET.test(line)
    ? escapeMarkdown(line)
    : escapeMarkdownText(toOneLine(text));
}
