import { type Evidence, noteAll } from './evidence.ts';
import { type Part, RELATED } from './part.ts';
import type { Survey } from './survey.ts';
import { attr, squash } from './tree.ts';

/** Where sites keep a tag's page. */
const TAG_ADDRESS = /\/(?:tags?|topics?|labels?|keywords?|hashtags?)\/[^/?#]+\/?(?:[?#]|$)/i;
/** Shorter forms, believed when the link is written as a tag. */
const SHORT_ADDRESS = /\/t\/[^/?#]+\/?$/i;
/** Tags of other articles, or of the whole site. */
const ELSEWHERE =
  'aside, nav, [class*="sidebar"], [class*="widget"], [class*="cloud"], [class*="related"], [class*="recommend"], [class*="comment"], [id*="comment"], article article';
const MOST = 20;

/** The links to tags that readers see with the article: the first group of them that belongs to it. */
export function fromTagLinks(survey: Survey, evidence: Evidence): void {
  let group: Element | null = null;
  const tags: string[] = [];
  for (const anchor of survey.anchors) {
    const text = textOfTag(anchor);
    const { element } = anchor;
    if (text === '' || element.closest(ELSEWHERE)) continue;
    group ??= groupOf(element);
    if (!group.contains(element)) break;
    tags.push(text.replace(/^#\s*/, ''));
  }
  const value = [...new Set(tags)].filter((tag) => tag !== '');
  if (value.length > 0 && value.length <= MOST) noteAll(evidence.tags, value, 'visible', 'a[rel="tag"]');
}

/** What a link to a tag shows; '' for any other link. Few lead to where tags are, so that is asked first. */
function textOfTag({ element, says, href }: Part): string {
  const told = (says & RELATED && /(^|\s)tag(\s|$)/i.test(attr(element, 'rel'))) || TAG_ADDRESS.test(href);
  if (!told && !SHORT_ADDRESS.test(href)) return '';
  const text = squash(element.textContent ?? '');
  return text.length > 40 || text.split(' ').length > 5 || !(told || text.startsWith('#')) ? '' : text;
}

/** The nearest element that holds more than this link: a list of tags, or the line that the one tag stands on. */
function groupOf(anchor: Element): Element {
  let group = anchor.parentElement ?? anchor;
  for (let up = 0; up < 3 && group.getElementsByTagName('a').length < 2 && group.parentElement; up++)
    group = group.parentElement;
  return group;
}
