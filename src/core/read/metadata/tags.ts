import { HAS_REL, type PageNode } from '../page/page-node.ts';
import { attr, cleanText } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';

/** Matches the address of a tag's page. */
const TAG_ADDRESS = /\/(?:tags?|topics?|labels?|keywords?|hashtags?)\/[^/?#]+\/?(?:[?#]|$)/i;
/** Matches a short address of a tag's page, such as `/t/news`. It counts only when the link text begins with `#`. */
const SHORT_ADDRESS = /\/t\/[^/?#]+\/?$/i;
/** Regions with tags of other articles or of the whole site. */
const OTHER_REGIONS =
  'aside, nav, [class*="sidebar"], [class*="widget"], [class*="cloud"], [class*="related"], [class*="recommend"], [class*="comment"], [id*="comment"], article article';
const MAX_TAGS = 20;

/** Collects the article's visible links to tags: the first group of such links outside `OTHER_REGIONS`. */
export function collectTagLinks(candidates: CandidatesFor<'tags'>, { scan }: CollectorContext): void {
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
  if (value.length > 0 && value.length <= MAX_TAGS) addCandidate(candidates.tags, value, 'visible-tag-link');
}

/**
 * Returns the text of a link to a tag; '' for any other link. The address is checked first because few links lead to
 * tags.
 */
function getTagText({ element, attributeFlags, href }: PageNode): string {
  const isMarkedAsTag =
    (attributeFlags & HAS_REL && /(^|\s)tag(\s|$)/i.test(attr(element, 'rel'))) || TAG_ADDRESS.test(href);
  if (!isMarkedAsTag && !SHORT_ADDRESS.test(href)) return '';
  const text = cleanText(element.textContent ?? '');
  return text.length > 40 || text.split(' ').length > 5 || !(isMarkedAsTag || text.startsWith('#')) ? '' : text;
}

/** Returns the nearest ancestor with more than one link: a list of tags, or the line around a single tag. */
function findTagGroup(anchor: Element): Element {
  let group = anchor.parentElement ?? anchor;
  for (let depth = 0; depth < 3 && group.getElementsByTagName('a').length < 2 && group.parentElement; depth++)
    group = group.parentElement;
  return group;
}
