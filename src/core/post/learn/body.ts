import { furtherLinks, keyPoints, pointList, sections, sourceLine, titleHeading } from '../blocks.ts';
import type { Scope } from '../print.ts';
import type { BodyRule, ExcerptRule } from '../profile.ts';
import { atomsOf, commonTemplate } from './place.ts';
import type { Source } from './source.ts';
import { mostCommon } from './tally.ts';

const MARKERS =
  /<!--\s*(?:excerpt[-_ ]?end|more|truncate|end[-_ ]?excerpt|excerpt|readmore|fold|cut)\s*-->|\{\/\*\s*truncate\s*\*\/\}/i;

/** The marker that ends the excerpt: named by a key of the front matter, or a usual one that most bodies hold. */
export function markerOf(sources: Source[], constant: string | undefined): string {
  if (constant !== undefined && constant !== '') return constant;
  const markers = sources.flatMap((source) => MARKERS.exec(source.body)?.[0] ?? []);
  return markers.length * 2 > sources.length ? (mostCommon(markers) ?? '') : '';
}

/** The shape that the examples' bodies share, as blocks; what they don't show is as in the blog that most people have. */
export function bodyOf(
  sources: Source[],
  scopes: Scope[],
  marker: string,
): { body: BodyRule; excerpt: ExcerptRule; closing: number } {
  const most = (test: (source: Source, scope: Scope) => boolean) =>
    sources.filter((source, at) => test(source, scopes[at] as Scope)).length * 2 > sources.length;
  const titled = most((source, scope) => source.body.split('\n').some((line) => line.trimEnd() === `# ${scope.title}`));
  const marked = sources.filter((source) => marker !== '' && source.body.includes(marker));
  const joint = mostCommon(marked.map(({ body }) => spaceAtEnd(body.slice(0, body.indexOf(marker))))) ?? '\n\n';
  const bullets = sources.flatMap((source) => source.body.match(/^[-*+] +(?=\S)/gm) ?? []);
  const labels = sources.flatMap((source) =>
    Array.from(
      source.body.matchAll(/^[-*+] +((?:\*\*|__)[^*_\n]+(?:(?:\*\*|__):|(?<=:)(?:\*\*|__)|(?:\*\*|__) [-–—]))/gm),
      ([, label = '']) => label,
    ),
  );
  const list = pointList(mostCommon(bullets), labelOf(mostCommon(labels.map(shapeOf))));
  const heading = mostCommon(sources.flatMap((source) => source.body.match(/^#{2,4} [^\n]+(?=\n+[-*+] )/gm) ?? []));
  const closing = closingOf(sources, scopes);
  const authored = most(
    (source, scope) =>
      marker !== '' && scope.authors.length > 0 && excerptOf(source, marker).includes(scope.authors[0] ?? ''),
  );
  return {
    body: {
      before: marker === '' ? [] : [`{{ excerpt }}${joint}${marker}`],
      content: [
        ...(titled ? [titleHeading] : []),
        ...(marker === ''
          ? ['{% if introduction != "" %}{{ introduction }}{% else %}{{ excerpt }}{% endif %}']
          : ['{{ introduction }}']),
        heading === undefined ? list : keyPoints(headingFor(heading), list),
        sections,
        furtherLinks,
      ],
      after: closing ? [`{% if canonical != "" %}${closing.template}{% endif %}`] : [sourceLine],
      closing: 'Conclusion',
    },
    excerpt: { marker, author: authored },
    closing: closing?.agree ?? 0,
  };
}

const spaceAtEnd = (text: string): string => text.slice(text.trimEnd().length);

export const excerptOf = (source: Pick<Source, 'body'>, marker: string): string =>
  source.body.includes(marker) ? source.body.slice(0, source.body.indexOf(marker)).trim() : '';

/** `Key Points from the Statement` names one article; its plain beginning names any. */
const headingFor = (heading: string): string =>
  /^#+ (?:key (?:points|takeaways)|highlights|summary|tl;?dr)/i.exec(heading)?.[0] ?? heading;

const shapeOf = (label: string): string => label.replace(/^(\*\*|__)[^*_]+?(?=:?\*\*|:?__| \*\*)/, '$1…');

function labelOf(shape: string | undefined): string | undefined {
  return shape === undefined ? undefined : `${shape.replace('…', '{{ point.label }}').replace(/(\*\*|__)$/, '$1')} `;
}

/** The last line, where it is made of the post's address or feed in most examples alike. */
function closingOf(sources: Source[], scopes: Scope[]): { template: string; agree: number } | undefined {
  const cases = sources.map((source, at) => {
    const scope = scopes[at] as Scope;
    const atoms = [
      { text: scope.canonical, liquid: 'canonical' },
      { text: scope.feed.name, liquid: 'feed.name' },
      { text: scope.feed.url, liquid: 'feed.url' },
      { text: scope.title, liquid: 'title' },
      ...scope.authors.slice(0, 1).map((text) => ({ text, liquid: 'authors | first' })),
      ...atomsOf({ ...scope, categories: [], language: '' }),
    ];
    return { text: source.body.trimEnd().split('\n').at(-1) ?? '', atoms, scope };
  });
  const found = commonTemplate(cases);
  return found && found.agree * 2 > sources.length && /canonical|feed\./.test(found.template) ? found : undefined;
}
