/** Whether a browser highlights the right text of a page that it has opened by a text directive. */

/** The colour of the text that a directive finds, which no test page has otherwise. */
export const targetTextStyle = '<style>::target-text { background: #ff00fe; color: #ff00fe }</style>';

/**
 * Finds a quote in the document, by letters and digits alone, and returns the boxes of its lines that are in the window.
 * `nth`: which of equal texts, from 0. Runs inside the page.
 */
function findBoxes(quote, nth) {
  const keep = (text) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
  let letters = '';
  const places = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const node = /** @type {Text} */ (at);
    const parent = node.parentElement;
    if (!parent?.checkVisibility() || /^(script|style|noscript|template|title)$/i.test(parent.tagName)) continue;
    for (const { 0: letter, index } of node.data.matchAll(/[\p{L}\p{N}]/gu)) {
      letters += letter;
      for (let at = 0; at < letter.length; at += 1) places.push([node, index, index + letter.length]);
    }
  }
  // Only the ends are compared, since the number of a footnote may stand between.
  const wanted = keep(quote).toLowerCase();
  const lower = letters.toLowerCase();
  const size = Math.min(24, wanted.length);
  const starts = [];
  for (let at = lower.indexOf(wanted.slice(0, size)); at >= 0; at = lower.indexOf(wanted.slice(0, size), at + 1)) {
    const end = lower.indexOf(wanted.slice(-size), at + wanted.length - size - 4);
    if (end >= 0 && end - at < wanted.length + 60) starts.push([at, end + size - 1]);
  }
  const found = starts[Math.min(nth, starts.length - 1)];
  if (!found) return { boxes: [], count: 0 };
  const range = document.createRange();
  range.setStart(places[found[0]][0], places[found[0]][1]);
  range.setEnd(places[found[1]][0], places[found[1]][2]);
  const boxes = Array.from(range.getClientRects(), ({ x, y, width, height }) => [x, y, width, height]).filter(
    ([x, y, width, height]) =>
      width > 1 && height > 1 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight,
  );
  return { boxes, count: starts.length };
}

/** Counts the highlighted pixels of a picture inside and outside of boxes. Runs inside the page. */
async function countPixels(picture, boxes, ratio) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let [inside, outside, area] = [0, 0, 0];
  const isIn = (x, y) =>
    boxes.some(
      ([left, top, width, height]) => x >= left - 2 && y >= top - 4 && x <= left + width + 2 && y <= top + height + 4,
    );
  for (let y = 0; y < image.height; y += 2)
    for (let x = 0; x < image.width; x += 2) {
      const at = (y * image.width + x) * 4;
      const isTarget = data[at] > 240 && data[at + 1] < 30 && data[at + 2] > 240;
      const isHere = isIn(x / ratio, y / ratio);
      if (isHere) area += 1;
      if (isTarget && isHere) inside += 1;
      if (isTarget && !isHere) outside += 1;
    }
  return { inside, outside, area };
}

let loads = 0;

/**
 * Opens a page by a text directive, and compares what the browser highlights in the window with a quote. The page has
 * `targetTextStyle`. `nth`: which of equal texts, from 0.
 * @returns {Promise<'right' | 'wrong' | 'nothing' | 'missing'>} `missing`: the page itself lacks the quote
 */
export async function judgeHighlight(page, url, quote, nth = 0) {
  // A browser follows a directive only when it loads the page, which another fragment alone does not make it do.
  loads += 1;
  await page.goto(url.replace('#', `?load=${loads}#`), { waitUntil: 'load' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { boxes, count } = await page.evaluate(`(${findBoxes})(${JSON.stringify(quote)}, ${nth})`);
  const ratio = await page.evaluate('devicePixelRatio');
  const picture = await page.screenshot({ encoding: 'base64' });
  const { inside, outside, area } = await page.evaluate(
    `(${countPixels})(${JSON.stringify(picture)}, ${JSON.stringify(boxes)}, ${ratio})`,
  );
  if (count === 0) return 'missing';
  if (inside + outside === 0) return 'nothing';
  // The boxes are a little larger than what is painted between two lines.
  return inside > area * 0.4 && outside < inside * 0.15 ? 'right' : 'wrong';
}
