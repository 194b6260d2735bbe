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
} as const;

const open = (tag: keyof typeof STYLES, more = '') =>
  `<${tag}${STYLES[tag] && ` style="${STYLES[tag]}"`}${more && ` ${more}`}>`;

/** `html`: markup already. */
const element = (tag: keyof typeof STYLES, html: string, more = '') => `${open(tag, more)}${html}</${tag}>`;

const linked = (url: string, html: string) => (url === '' ? html : element('a', html, `href="${escapeHtml(url)}"`));

/** Markdown within a line → HTML: its words, bold, code and links to the web; nothing else gets through. */
export function inlineHtml(markdown: string): string {
  const { text, strong, code, links } = inline(oneLine(markdown));
  const edges = new Set([0, text.length]);
  for (const [from, to] of [...strong, ...code]) edges.add(from).add(to);
  for (const { start, end } of links) edges.add(start).add(end);
  const places = [...edges].filter((at) => at <= text.length).sort((a, b) => a - b);
  const covers = (spans: [number, number][], at: number) => spans.some(([from, to]) => from <= at && at < to);
  const parts = places.slice(0, -1).map((at, index) => {
    let html = escapeHtml(text.slice(at, places[index + 1]));
    if (covers(code, at)) html = element('code', html);
    if (covers(strong, at)) html = element('strong', html);
    return { html, link: links.find(({ start, end }) => start <= at && at < end) };
  });
  return parts
    .map(({ html, link }, index) => {
      if (!link) return html;
      // A link is one element, whatever is bold in it.
      if (parts[index - 1]?.link === link) return '';
      const whole = parts.filter((part) => part.link === link).map((part) => part.html);
      return linked(webAddress(link.url), whole.join(''));
    })
    .join('');
}

function itemHtml(item: Item, { why }: Words): string {
  const cited = citationOf(item);
  return element(
    'li',
    [
      linked(webAddress(item.url), element('strong', escapeHtml(oneLine(item.title) || item.url))),
      cited && `<br>${element('small', escapeHtml(cited))}`,
      item.point.trim() && `<br>${inlineHtml(item.point)}`,
      item.why.trim() && `<br>${element('strong', `${escapeHtml(why)}:`)} ${inlineHtml(item.why)}`,
    ]
      .filter(Boolean)
      .join('\n'),
    'dir="auto"',
  );
}

/** The roundup as an HTML e-mail: one column, no tables, pictures, scripts or trackers. `language`: BCP 47. */
export function mailHtml(roundup: Roundup, words: Words, language: string): string {
  const title = escapeHtml(oneLine(roundup.title));
  const sources = sourcesOf(roundup).map(({ name, url }) => linked(url, escapeHtml(name)));
  const body = [
    element('h1', title, 'dir="auto"'),
    ...paragraphsOf(roundup.introduction).map((text) => element('p', inlineHtml(text), 'dir="auto"')),
    ...printedGroups(roundup, words).flatMap(({ heading, items }) => [
      heading === '' ? '' : element('h2', escapeHtml(heading), 'dir="auto"'),
      element('ul', `\n${items.map((item) => itemHtml(item, words)).join('\n')}\n`),
    ]),
    sources.length > 0 ? element('p', element('small', `${escapeHtml(words.sources)}: ${sources.join(', ')}`)) : '',
  ];
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
${open('body')}
${body.filter(Boolean).join('\n')}
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
