import { getPath, toAbsoluteUrl } from '../../url.ts';
import { cleanText, getLineText } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';

/** Characters. A shorter link to the page itself is a date or a number. */
const MIN_LINK_TITLE = 15;

/** Collects facts that only pages of some kinds state: social posts, threads, papers. */
export function collectKindFacts(
  candidates: CandidatesFor<'title' | 'authors' | 'canonical'>,
  { scan, getHeading, getHeadTitle }: CollectorContext,
): void {
  const getMeta = (key: string) => scan.metas.get(key)?.[0]?.content ?? '';
  // A post has no title. Its network gives the author's name and address in place of the title.
  const profile = /^([^()]{2,80}) \(@?[^\s()]+\)$/.exec(getMeta('og:title'));
  if (profile && getMeta('profile:username')) {
    addCandidate(candidates.authors, [profile[1] ?? ''], 'meta', 'og:title');
    const sentence = /^.{10,119}?[.!?…](?=\s|$)/u.exec(cleanText(getMeta('og:description')))?.[0] ?? '';
    addCandidate(candidates.title, sentence.replace(/\.$/, ''), 'meta-short', 'og:description');
  }
  // A code host writes the number of an issue into its heading, and documentation a link to the heading.
  const heading = getHeading();
  const headingText = heading ? getLineText(heading.element, 400) : '';
  const numberless = headingText.replace(/ ?(#\d+|[¶§#])$/, '');
  if (numberless !== headingText) addCandidate(candidates.title, numberless, 'visible-h1-in-head');
  // Some forums have no heading but that of the forum. The title links to the thread itself.
  const path = getPath(scan.page.url);
  const headTitle = getHeadTitle();
  const minLength = Math.max(MIN_LINK_TITLE, headingText.length + 1);
  for (const { element, href } of path.length > 1 ? scan.anchors : []) {
    if (href.length < 2 || href.includes('#') || getPath(toAbsoluteUrl(href, scan.base) ?? '') !== path) continue;
    const text = getLineText(element, 400);
    if (text.length < minLength || !headTitle.startsWith(text)) continue;
    if (!/^(\s*[|:–—·-]|$)/.test(headTitle.slice(text.length))) continue;
    addCandidate(candidates.title, text, 'visible-h1-in-head');
    break;
  }
  const doi = /\b10\.\d{4,9}\/\S+$/.exec(getMeta('citation_doi') || getMeta('dc.identifier'))?.[0];
  if (doi) addCandidate(candidates.canonical, `https://doi.org/${doi}`, 'meta');
}
