import { addListCandidate, type FactCandidates } from './candidates.ts';
import { HAS_REL, type PageNode } from './page-node.ts';
import type { PageScan } from './scan-page.ts';
import { attr, cleanText } from './tree.ts';

/** Where sites keep a tag's page. */
const TAG_ADDRESS = /\/(?:tags?|topics?|labels?|keywords?|hashtags?)\/[^/?#]+\/?(?:[?#]|$)/i;
/** Shorter forms, believed when the link is written as a tag. */
const SHORT_ADDRESS = /\/t\/[^/?#]+\/?$/i;
/** Tags of other articles, or of the whole site. */
const OTHER_REGIONS =
  'aside, nav, [class*="sidebar"], [class*="widget"], [class*="cloud"], [class*="related"], [class*="recommend"], [class*="comment"], [id*="comment"], article article';
const MAX_TAGS = 20;

/** The links to tags that readers see with the article: the first group of them that belongs to it. */
export function collectTagLinks(scan: PageScan, candidates: FactCandidates): void {
  let group: Element | null = null;
  const tags: string[] = [];
  for (const anchor of scan.anchors) {
    const text = getTagText(anchor);
    const { element } = anchor;
    if (text === '' || element.closest(OTHER_REGIONS)) continue;
    group ??= findTagGroup(element);
    if (!group.contains(element)) break;
    tags.push(text.replace(/^#\s*/, ''));
  }
  const value = [...new Set(tags)].filter((tag) => tag !== '');
  if (value.length > 0 && value.length <= MAX_TAGS) addListCandidate(candidates.tags, value, 'visible', 'a[rel="tag"]');
}

/** What a link to a tag shows; '' for any other link. Few lead to where tags are, so that is asked first. */
function getTagText({ element, attributeFlags, href }: PageNode): string {
  const isMarkedAsTag =
    (attributeFlags & HAS_REL && /(^|\s)tag(\s|$)/i.test(attr(element, 'rel'))) || TAG_ADDRESS.test(href);
  if (!isMarkedAsTag && !SHORT_ADDRESS.test(href)) return '';
  const text = cleanText(element.textContent ?? '');
  return text.length > 40 || text.split(' ').length > 5 || !(isMarkedAsTag || text.startsWith('#')) ? '' : text;
}

/** The nearest element that holds more than this link: a list of tags, or the line that the one tag stands on. */
function findTagGroup(anchor: Element): Element {
  let group = anchor.parentElement ?? anchor;
  for (let up = 0; up < 3 && group.getElementsByTagName('a').length < 2 && group.parentElement; up++)
    group = group.parentElement;
  return group;
}
