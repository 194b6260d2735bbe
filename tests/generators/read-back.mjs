/** What a built page says of its post, and what of the post it lost. */
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

/** `tag`, `.class`, `#id` or `[attribute]`. */
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

/** Text as it is seen: blocks apart, `br` a line end, no scripts, no links that a theme puts into headings. */
function getVisibleText(node, apart = '\n') {
  if (node.nodeName === '#text') return node.value;
  if (node.nodeName === '#comment' || INVISIBLE_TAGS.has(node.tagName) || matchesSelector(node, '.hash-link'))
    return '';
  if (node.tagName === 'br') return '\n';
  const inner = (node.childNodes ?? []).map((child) => getVisibleText(child, apart)).join('');
  return BLOCK_TAGS.has(node.tagName) ? `${apart}${inner}${apart}` : inner;
}

/** The spacing and the typographer's quotes, dashes and dots are the generator's own. */
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

/** What profiles put round a post's own texts. */
const FRAME_TEXTS = [
  /^(?:Key Points)?$/,
  /^Source: Example: the "Blog"$/,
  /^This post appeared first on "Example: the "Blog"". Read the entire article here$/,
];

/**
 * @param {string} html a built page
 * @param {{title: string, date: string, tags: string, body: string}} places selectors; a date is an element with `datetime`
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
 * @returns {string[]} what was lost: empty when the post is whole
 * @param {string} zone the one that the site was built in
 */
export function findLosses(page, one, zone) {
  const { says, code } = one;
  // Overrides of direction go: they show a line in another order than its own.
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

/** Minutes that a zone is east of UTC at an instant. */
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

/** A date with an offset is one instant; without, it is what the generator takes it for: UTC or the machine's zone. */
function findDateLoss(found, wanted, zone) {
  const known = /[zZ]$|T.*[+-]\d\d:\d\d$/.test(wanted);
  const utc = Date.parse(known ? wanted : `${wanted}${wanted.includes('T') ? '' : 'T00:00:00'}Z`);
  const right = known ? [utc] : [utc, utc - getOffsetAt(utc, zone) * 60_000];
  const seconds = (instant) => Math.floor(instant / 1000);
  if (right.map(seconds).includes(seconds(Date.parse(found ?? '')))) return undefined;
  return `date: ${wanted} came out as ${found} (TZ ${zone})`;
}
