import { toOneLine } from '../format/scalars.ts';
import { parseMarkdownLine } from '../markdown/parse-line.ts';
import { escapeHtml } from '../text/html.ts';
import {
  formatCitation,
  listPrintedGroups,
  listSources,
  type Roundup,
  type RoundupItem,
  type RoundupLabels,
  splitParagraphs,
  toPlainLine,
  toWebAddress,
} from './roundup.ts';

/** Style of each element. Mail programs ignore style sheets, so that every element carries its style as an attribute. */
const STYLES = {
  body: 'margin:0 auto;padding:24px 16px;max-width:600px;font-family:Georgia,serif;font-size:17px;line-height:1.5;color:#1f1d1a;background:#ffffff',
  h1: 'margin:0 0 16px;font-size:26px;line-height:1.25',
  h2: 'margin:32px 0 8px;font-size:20px;line-height:1.3',
  p: 'margin:0 0 16px',
  ul: 'margin:0;padding:0;list-style:none',
  li: 'margin:0 0 20px',
  a: 'color:#9a3412',
  strong: '',
  code: 'font-family:monospace',
  small: 'color:#66615a;font-size:14px',
  br: '',
} as const;

/** A node of the e-mail: text, or an element. */
export type MailNode = string | { tag: keyof typeof STYLES; children: MailNode[]; href?: string };

const createMailElement = (tag: keyof typeof STYLES, ...children: MailNode[]): MailNode => ({ tag, children });

/** Wraps nodes in a link; without an address, returns the nodes unchanged. */
const wrapInLink = (url: string, ...children: MailNode[]): MailNode[] =>
  url === '' ? children : [{ tag: 'a', href: url, children }];

/** Converts inline Markdown to text, bold, code and web links; drops all other markup. */
function toInlineMailNodes(markdown: string): MailNode[] {
  const { text, strong, code, links } = parseMarkdownLine(toOneLine(markdown));
  const edges = new Set([0, text.length]);
  for (const [from, to] of [...strong, ...code]) edges.add(from).add(to);
  for (const { start, end } of links) edges.add(start).add(end);
  const sortedEdges = [...edges].filter((at) => at <= text.length).sort((a, b) => a - b);
  const covers = (spans: [number, number][], at: number) => spans.some(([from, to]) => from <= at && at < to);
  const parts = sortedEdges.slice(0, -1).map((at, index) => {
    let part: MailNode = text.slice(at, sortedEdges[index + 1]);
    if (covers(code, at)) part = createMailElement('code', part);
    if (covers(strong, at)) part = createMailElement('strong', part);
    return { part, link: links.find(({ start, end }) => start <= at && at < end) };
  });
  return parts.flatMap(({ part, link }, index) => {
    if (!link) return [part];
    // A link stays one element even when only some of its words are bold.
    if (parts[index - 1]?.link === link) return [];
    return wrapInLink(toWebAddress(link.url), ...parts.filter((one) => one.link === link).map((one) => one.part));
  });
}

function toItemMailNode(item: RoundupItem, { why }: RoundupLabels): MailNode {
  const citation = formatCitation(item);
  const line = (...parts: MailNode[]) => [createMailElement('br'), ...parts];
  return createMailElement(
    'li',
    ...wrapInLink(toWebAddress(item.url), createMailElement('strong', toOneLine(item.title) || item.url)),
    ...(citation ? line(createMailElement('small', citation)) : []),
    ...(item.point.trim() ? line(...toInlineMailNodes(item.point)) : []),
    ...(item.why.trim() ? line(createMailElement('strong', `${why}:`), ' ', ...toInlineMailNodes(item.why)) : []),
  );
}

/** Builds the content of the e-mail in one column, without tables, pictures, scripts and trackers. */
export function buildMailNodes(roundup: Roundup, labels: RoundupLabels): MailNode[] {
  const sources = listSources(roundup).flatMap(({ name, url }, at) => [
    ...(at > 0 ? [', '] : []),
    ...wrapInLink(url, name),
  ]);
  return [
    createMailElement('h1', toOneLine(roundup.title)),
    ...splitParagraphs(roundup.introduction).map((text) => createMailElement('p', ...toInlineMailNodes(text))),
    ...listPrintedGroups(roundup, labels).flatMap(({ heading, items }) => [
      ...(heading === '' ? [] : [createMailElement('h2', heading)]),
      createMailElement('ul', ...items.map((item) => toItemMailNode(item, labels))),
    ]),
    ...(sources.length > 0
      ? [createMailElement('p', createMailElement('small', `${labels.sources}: `, ...sources))]
      : []),
  ];
}

/**
 * Elements that hold text written by the user. They get `dir="auto"`, so that the mail program detects the direction of the
 * text.
 */
const BLOCK_TAGS = ['h1', 'h2', 'p', 'li'];

function printMailNode(part: MailNode): string {
  if (typeof part === 'string') return escapeHtml(part);
  const { tag, children, href } = part;
  const attributes = [
    STYLES[tag] && ` style="${STYLES[tag]}"`,
    href !== undefined && ` href="${escapeHtml(href)}"`,
    BLOCK_TAGS.includes(tag) && ' dir="auto"',
  ].filter(Boolean);
  if (tag === 'br') return '<br>\n';
  return `<${tag}${attributes.join('')}>${children.map(printMailNode).join(tag === 'ul' ? '\n' : '')}</${tag}>`;
}

/** Formats a roundup as an HTML e-mail. `language`: BCP 47. */
export function formatMailHtml(roundup: Roundup, labels: RoundupLabels, language: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(toOneLine(roundup.title))}</title>
</head>
<body style="${STYLES.body}">
${buildMailNodes(roundup, labels).map(printMailNode).join('\n')}
</body>
</html>
`;
}

/** Formats a roundup as plain text, for mail programs and chats that show only text. Each paragraph is one line. */
export function formatMailText(roundup: Roundup, labels: RoundupLabels): string {
  const underline = (text: string, line: string) =>
    text === '' ? [] : [text, line.repeat(Math.min(72, [...text].length))];
  const blocks = [
    underline(toOneLine(roundup.title), '='),
    ...splitParagraphs(roundup.introduction).map((text) => [toPlainLine(text)]),
    ...listPrintedGroups(roundup, labels).flatMap(({ heading, items }) => [
      underline(heading, '-'),
      ...items.map((item) => [
        `* ${toOneLine(item.title) || item.url}`,
        ...[
          formatCitation(item),
          toPlainLine(item.point),
          item.why.trim() && `${labels.why}: ${toPlainLine(item.why)}`,
          toWebAddress(item.url),
        ]
          .filter(Boolean)
          .map((line) => `  ${line}`),
      ]),
    ]),
    listSources(roundup).length > 0
      ? [
          `${labels.sources}: ${listSources(roundup)
            .map(({ name }) => name)
            .join(', ')}`,
        ]
      : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
