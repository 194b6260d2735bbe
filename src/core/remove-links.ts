/**
 * Removes link syntax from Markdown by a hand-written scan. A regular expression would take quadratic time on a page with
 * thousands of links that are opened and never closed.
 */

/** Removes images from Markdown, since their alternative texts are not words of the article. */
export function removeImages(markdown: string): string {
  let text = '';
  let from = 0;
  let close = 0;
  for (let at = markdown.indexOf('!['); at >= 0; at = markdown.indexOf('![', at + 1)) {
    if (close < at + 2) close = markdown.indexOf(']', at + 2);
    if (close < 0) break;
    if (markdown.charAt(close + 1) !== '(') continue;
    const end = markdown.indexOf(')', close + 2);
    if (end < 0) break;
    text += `${markdown.slice(from, at)} `;
    from = end + 1;
    at = end;
  }
  return text + markdown.slice(from);
}

/** Removes the targets of links from Markdown: `[words](address)` → `[words]`. */
export function removeLinkTargets(markdown: string): string {
  let text = '';
  let from = 0;
  for (let at = markdown.indexOf(']('); at >= 0; at = markdown.indexOf('](', from)) {
    const end = markdown.indexOf(')', at + 2);
    if (end < 0) break;
    text += markdown.slice(from, at + 1);
    from = end + 1;
  }
  return text + markdown.slice(from);
}
