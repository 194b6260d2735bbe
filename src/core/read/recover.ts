import { neverPart, perhapsBeside } from './leaks.ts';
import { BLOCKED, each, HEADING, holdsCode, MEDIA, type Part, partNames, type Weight } from './part.ts';
import { classOf, namesOf, words } from './tree.ts';

const CONTENT = words(
  'p pre ul ol dl blockquote table figure h2 h3 h4 h5 h6 div section aside details math picture img video iframe',
);

/** A section of an article has more characters. */
const SECTION = 200;
/** Sections of one article are made alike. */
const kindOf = ({ element, tag, data }: Part): string => `${tag}.${data && classOf(element).trim()}`;

/** Takes back what Readability dropped between two things that it kept, and sections made like those that it kept. */
export function recover(element: Part, keep: Set<Part>): void {
  const children: Part[] = [];
  let firstKept = -1;
  let lastKept = -1;
  for (let at = element.first; at; at = at.next) {
    if (at.isText) continue;
    if (at.weight && (at.weight.kept > 20 || keep.has(at))) {
      if (firstKept < 0) firstKept = children.length;
      lastKept = children.length;
    }
    children.push(at);
  }
  const kin = new Set(children.filter(({ weight }) => (weight?.kept ?? 0) > SECTION).map(kindOf));
  const isAlike = (child: Part): boolean =>
    child.weight !== null &&
    child.weight.text > SECTION / 2 &&
    child.weight.links < child.weight.text * 0.15 &&
    classOf(child.element) !== '' &&
    kin.has(kindOf(child)) &&
    (child.tag === 'section' || (child.weight.text > SECTION && child.element.querySelector('h2, h3, h4') !== null));
  lastKept = Math.max(lastKept, kin.size ? children.findLastIndex(isAlike) : -1);
  children.forEach((child, index) => {
    const { weight, tag } = child;
    if (!weight) return;
    if (weight.kept || weight.media) {
      recover(child, keep);
      return;
    }
    const before = index > firstKept && firstKept >= 0;
    const after = index < lastKept;
    const whole = index === lastKept || element.tag === 'dl';
    if (((before && (after || whole)) || (HEADING.test(tag) && after)) && isContent(child, weight)) {
      each(
        child,
        (part) => keep.add(part),
        ({ hidden, weight, data }) => !hidden && !(weight && neverPart(data)),
      );
      if (MEDIA.has(tag)) keep.add(child);
    }
  });
}

function isContent(part: Part, weight: Weight): boolean {
  const { tag, element } = part;
  if ((!CONTENT.has(tag) && !tag.includes('-')) || BLOCKED.has(tag)) return false;
  const names = partNames(part);
  if (neverPart(names) || (perhapsBeside(names) && !EMBEDDED.test(names) && !holdsCode(part))) return false;
  if (part.hidden) return false;
  if (HEADING.test(tag)) return weight.text > 1 && weight.text < 200 && weight.links < weight.text * 0.9;
  if (tag === 'pre') return weight.text > 3;
  if (/(^|\s)wp-block-buttons?(\s|$)/.test(names)) return true;
  if (weight.text < 25) return tag === 'img' || hasPicture(element);
  return weight.links < weight.text * 0.34;
}

/** A post of another site, shown in the text. */
const EMBEDDED = /(^|[\s_-])embed/i;

/** A picture large enough to be the article's, not a portrait or a sign. */
const hasPicture = (element: Element): boolean =>
  [...element.querySelectorAll('img')].some((image) => {
    const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
    return (
      (Number.isNaN(width) || width >= 120) &&
      !/avatar|icon|logo|emoji|gravatar/i.test(`${namesOf(image)} ${image.getAttribute('src') ?? ''}`)
    );
  });
