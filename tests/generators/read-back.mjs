/** Reads a built page and finds what the page lost of its post. */
import { parse } from 'parse5';

const BLOCK_TAGS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const INVISIBLE_TAGS = new Set(['script', 'style', 'template', 'button', 'svg', 'noscript']);

const getAttributeValue = (node, name) => node.attrs?.find((one) => one.name === name)?.value;

function* walkNodes(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* walkNodes(child);
}

/** Whether a node matches a selector: `tag`, `.class`, `#id` or `[attribute]`. */
function matchesSelector(node, selector) {
  if (selector.startsWith('#')) return getAttributeValue(node, 'id') === selector.slice(1);
  if (selector.startsWith('.'))
    return (getAttributeValue(node, 'class') ?? '').split(/\s+/).includes(selector.slice(1));
  if (selector.startsWith('[')) {
    const [name, value] = selector.slice(1, -1).split('=');
    return value === undefined ? getAttributeValue(node, name) !== undefined : getAttributeValue(node, name) === value;
  }
  return node.tagName === selector;
}

const queryAll = (root, selector) => [...walkNodes(root)].filter((node) => matchesSelector(node, selector));

/**
 * Returns the text that a reader sees: blocks on lines of their own, `br` as a line break, no scripts, no anchor links
 * in headings.
 */
function getVisibleText(node, apart = '\n') {
  if (node.nodeName === '#text') return node.value;
  if (node.nodeName === '#comment' || INVISIBLE_TAGS.has(node.tagName) || matchesSelector(node, '.hash-link'))
    return '';
  if (node.tagName === 'br') return '\n';
  const inner = (node.childNodes ?? []).map((child) => getVisibleText(child, apart)).join('');
  return BLOCK_TAGS.has(node.tagName) ? `${apart}${inner}${apart}` : inner;
}

/** Makes texts comparable: generators may change spacing, quotation marks, dashes and ellipses. */
const normalizeTypography = (text) =>
  text
    .replace(/[“”„«»]|<<|>>/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[-–—]+/g, '-')
    .replace(/…/g, '...')
    .replace(/<!-\s*/g, '<!-')
    .replace(/\s*->/g, '->')
    .replace(/\s+/g, ' ')
    .trim();

/** Texts that profiles print around the post's own texts. */
const FRAME_TEXTS = [
  /^Key points, in the article's own words:$/,
  /^Read it all at Example: the "Blog"\.$/,
  /^(?:Key Points)?$/,
  /^Source: Example: the "Blog"$/,
  /^This post appeared first on "Example: the "Blog"". Read the entire article here$/,
];

/**
 * @typedef {{title: string, date: string, tags: string, body: string, within?: string}} Places CSS selectors; a date is an
 *   element with `datetime`; `within`: the part of the page that holds the post
 */

/**
 * Reads the title, the date, the tags, the text and the code blocks from a built page.
 * @param {string} html a built page
 * @param {Places} places
 */
export function readBuiltPage(html, places) {
  const document = parse(html);
  const main = queryAll(document, places.within ?? 'body')[0] ?? document;
  const body = queryAll(main, places.body)[0];
  const titleNode = queryAll(main, places.title)[0];
  return {
    title: titleNode && getVisibleText(titleNode).trim(),
    date: queryAll(main, places.date).map((node) => getAttributeValue(node, 'datetime'))[0],
    tags: places.tags && queryAll(main, places.tags).map((node) => getVisibleText(node).trim()),
    text: body && getVisibleText(body),
    code: body && queryAll(body, 'pre').map((node) => getVisibleText(node, '').replace(/^\n+|\s+$/g, '')),
  };
}

/**
 * Compares a built page with its post.
 * @returns {string[]} descriptions of what was lost; empty when the whole post is on the page
 * @param {string} zone the time zone that the site was built in
 */
export function findLosses(page, one, zone) {
  const { says, code } = one;
  // Printing a post removes the characters that override text direction, since they make a line look like another one.
  const post = { ...one.post, title: one.post.title.replace(/[\u202a-\u202e]/g, '') };
  const lost = [];
  const exact = (text) => text.replace(/\s+/g, ' ').trim();
  if (page.title === undefined || exact(page.title) !== exact(post.title))
    lost.push(`title: ${JSON.stringify(post.title)} came out as ${JSON.stringify(page.title)}`);
  const wrongDate = findDateLoss(page.date, post.date, zone);
  if (wrongDate) lost.push(wrongDate);
  if (page.tags) {
    const found = page.tags.map(exact).sort();
    const wanted = post.tags.map(exact).sort();
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      lost.push(`tags: ${JSON.stringify(wanted)} came out as ${JSON.stringify(found)}`);
  }
  return [...lost, ...findTextLosses(page, { post, says, code })];
}

function findTextLosses(page, { post, says, code }) {
  if (page.text === undefined) return ['body: not on the page'];
  const lost = [];
  const text = normalizeTypography(page.text);
  const extra = [];
  let from = 0;
  for (const block of says.map(normalizeTypography)) {
    const at = text.indexOf(block, from);
    if (at < 0) {
      lost.push(
        `body: ${JSON.stringify(block)} is not there; from there on: ${JSON.stringify(text.slice(from, from + block.length + 80))}`,
      );
      continue;
    }
    extra.push(text.slice(from, at));
    from = at + block.length;
  }
  extra.push(text.slice(from));
  if (lost.length === 0)
    for (const piece of extra.map((one) =>
      one
        .replace(normalizeTypography(post.title), '')
        .trim()
        .replace(/^Key Points|Key Points$/, '')
        .trim(),
    ))
      if (!FRAME_TEXTS.some((known) => known.test(piece))) lost.push(`body: ${JSON.stringify(piece)} was added`);
  for (const block of code)
    if (!page.code.includes(block))
      lost.push(`code: ${JSON.stringify(block)} came out as ${JSON.stringify(page.code)}`);
  return lost;
}

/** Returns the offset of a time zone from UTC at an instant, in minutes (positive in the east). */
function getOffsetAt(instant, zone) {
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return (Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / 60_000;
}

/**
 * Describes a wrong date; undefined for a right one. A date with an offset is one instant; a date without one may be
 * taken for UTC or for the machine's zone.
 */
function findDateLoss(found, wanted, zone) {
  const known = /[zZ]$|T.*[+-]\d\d:\d\d$/.test(wanted);
  const utc = Date.parse(known ? wanted : `${wanted}${wanted.includes('T') ? '' : 'T00:00:00'}Z`);
  const right = known ? [utc] : [utc, utc - getOffsetAt(utc, zone) * 60_000];
  const seconds = (instant) => Math.floor(instant / 1000);
  if (right.map(seconds).includes(seconds(Date.parse(found ?? '')))) return undefined;
  return `date: ${wanted} came out as ${found} (TZ ${zone})`;
}
