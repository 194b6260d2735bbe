import { escapeHtml } from '../html.ts';
import { oneLine } from '../post/scalars.ts';
import { inline } from '../summarize/inline.ts';
import {
  citationOf,
  type Item,
  paragraphsOf,
  plainOf,
  printedGroups,
  type Roundup,
  sourcesOf,
  type Words,
  webAddress,
} from './roundup.ts';

/** Mail programs know no style sheets: each element carries its own. */
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

/** A part of the e-mail: text as it is, or an element. */
export type Part = string | { tag: keyof typeof STYLES; children: Part[]; href?: string };

const element = (tag: keyof typeof STYLES, ...children: Part[]): Part => ({ tag, children });

/** A link to the web; anything else is only its words. */
const linked = (url: string, ...children: Part[]): Part[] =>
  url === '' ? children : [{ tag: 'a', href: url, children }];

/** Markdown within a line → its words, bold, code and links to the web; nothing else gets through. */
function inlineParts(markdown: string): Part[] {
  const { text, strong, code, links } = inline(oneLine(markdown));
  const edges = new Set([0, text.length]);
  for (const [from, to] of [...strong, ...code]) edges.add(from).add(to);
  for (const { start, end } of links) edges.add(start).add(end);
  const places = [...edges].filter((at) => at <= text.length).sort((a, b) => a - b);
  const covers = (spans: [number, number][], at: number) => spans.some(([from, to]) => from <= at && at < to);
  const parts = places.slice(0, -1).map((at, index) => {
    let part: Part = text.slice(at, places[index + 1]);
    if (covers(code, at)) part = element('code', part);
    if (covers(strong, at)) part = element('strong', part);
    return { part, link: links.find(({ start, end }) => start <= at && at < end) };
  });
  return parts.flatMap(({ part, link }, index) => {
    if (!link) return [part];
    // A link is one element, whatever is bold in it.
    if (parts[index - 1]?.link === link) return [];
    return linked(webAddress(link.url), ...parts.filter((one) => one.link === link).map((one) => one.part));
  });
}

function itemPart(item: Item, { why }: Words): Part {
  const cited = citationOf(item);
  const line = (...parts: Part[]) => [element('br'), ...parts];
  return element(
    'li',
    ...linked(webAddress(item.url), element('strong', oneLine(item.title) || item.url)),
    ...(cited ? line(element('small', cited)) : []),
    ...(item.point.trim() ? line(...inlineParts(item.point)) : []),
    ...(item.why.trim() ? line(element('strong', `${why}:`), ' ', ...inlineParts(item.why)) : []),
  );
}

/** What the e-mail says, in one column: no tables, pictures, scripts or trackers. */
export function mailParts(roundup: Roundup, words: Words): Part[] {
  const sources = sourcesOf(roundup).flatMap(({ name, url }, at) => [...(at > 0 ? [', '] : []), ...linked(url, name)]);
  return [
    element('h1', oneLine(roundup.title)),
    ...paragraphsOf(roundup.introduction).map((text) => element('p', ...inlineParts(text))),
    ...printedGroups(roundup, words).flatMap(({ heading, items }) => [
      ...(heading === '' ? [] : [element('h2', heading)]),
      element('ul', ...items.map((item) => itemPart(item, words))),
    ]),
    ...(sources.length > 0 ? [element('p', element('small', `${words.sources}: `, ...sources))] : []),
  ];
}

/** Elements that hold a person's text, in whatever direction that is written. */
const BLOCKS = ['h1', 'h2', 'p', 'li'];

function html(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  const { tag, children, href } = part;
  const attributes = [
    STYLES[tag] && ` style="${STYLES[tag]}"`,
    href !== undefined && ` href="${escapeHtml(href)}"`,
    BLOCKS.includes(tag) && ' dir="auto"',
  ].filter(Boolean);
  if (tag === 'br') return '<br>\n';
  return `<${tag}${attributes.join('')}>${children.map(html).join(tag === 'ul' ? '\n' : '')}</${tag}>`;
}

/** The roundup as an HTML e-mail. `language`: BCP 47. */
export function mailHtml(roundup: Roundup, words: Words, language: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(oneLine(roundup.title))}</title>
</head>
<body style="${STYLES.body}">
${mailParts(roundup, words).map(html).join('\n')}
</body>
</html>
`;
}

/** The roundup as plain text, for mail programs and chats that show nothing else. Paragraphs are one line each. */
export function mailText(roundup: Roundup, words: Words): string {
  const under = (text: string, line: string) =>
    text === '' ? [] : [text, line.repeat(Math.min(72, [...text].length))];
  const blocks = [
    under(oneLine(roundup.title), '='),
    ...paragraphsOf(roundup.introduction).map((text) => [plainOf(text)]),
    ...printedGroups(roundup, words).flatMap(({ heading, items }) => [
      under(heading, '-'),
      ...items.map((item) => [
        `* ${oneLine(item.title) || item.url}`,
        ...[
          citationOf(item),
          plainOf(item.point),
          item.why.trim() && `${words.why}: ${plainOf(item.why)}`,
          webAddress(item.url),
        ]
          .filter(Boolean)
          .map((line) => `  ${line}`),
      ]),
    ]),
    sourcesOf(roundup).length > 0
      ? [
          `${words.sources}: ${sourcesOf(roundup)
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
