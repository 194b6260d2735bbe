import {
  commentBlock,
  conclusionHeading,
  furtherLinks,
  keyPointsBlock,
  keyPointsHeading,
  keyPointsLine,
  pointList,
  sectionsBlock,
  sourceAndViaLine,
  titleHeading,
} from '../liquid-blocks.ts';
import type { LiquidScope } from '../liquid-scope.ts';
import type { BodyRule, BorrowedStyle, ExcerptRule } from '../profile.ts';
import { inferBorrowed } from './infer-borrowed.ts';
import { findCommonTemplate, listPathAtoms } from './infer-path.ts';
import { findMostCommon } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';

const MARKER_COMMENT =
  /<!--\s*(?:excerpt[-_ ]?end|more|truncate|end[-_ ]?excerpt|excerpt|readmore|fold|cut)\s*-->|\{\/\*\s*truncate\s*\*\/\}/i;

/**
 * Returns the marker that ends the excerpt: `constant` (the value of a front-matter key), else a usual marker that most
 * bodies contain.
 */
export function inferMarker(sources: ParsedExample[], constant: string | undefined): string {
  if (constant !== undefined && constant !== '') return constant;
  const markers = sources.flatMap((source) => MARKER_COMMENT.exec(source.body)?.[0] ?? []);
  return markers.length * 2 > sources.length ? (findMostCommon(markers) ?? '') : '';
}

/**
 * Infers the templates of the body from the structure that most examples share. What the examples do not show follows the
 * usual blog.
 */
export function inferBody(
  sources: ParsedExample[],
  scopes: LiquidScope[],
  marker: string,
): { body: BodyRule; excerpt: ExcerptRule; borrowed?: BorrowedStyle; closing: number } {
  const isInMost = (test: (source: ParsedExample, scope: LiquidScope) => boolean) =>
    sources.filter((source, at) => test(source, scopes[at] as LiquidScope)).length * 2 > sources.length;
  const hasTitle = isInMost((source, scope) =>
    source.body.split('\n').some((line) => line.trimEnd() === `# ${scope.title}`),
  );
  const withMarker = sources.filter((source) => marker !== '' && source.body.includes(marker));
  const separator =
    findMostCommon(withMarker.map(({ body }) => getTrailingSpace(body.slice(0, body.indexOf(marker))))) ?? '\n\n';
  const bullets = sources.flatMap((source) => source.body.match(/^[-*+] +(?=\S)/gm) ?? []);
  const labels = sources.flatMap((source) =>
    Array.from(
      source.body.matchAll(/^[-*+] +((?:\*\*|__)[^*_\n]+(?:(?:\*\*|__):|(?<=:)(?:\*\*|__)|(?:\*\*|__) [-–—]))/gm),
      ([, label = '']) => label,
    ),
  );
  const borrowed = inferBorrowed(sources);
  const bullet = borrowed?.isListed === false ? '' : findMostCommon(bullets);
  const list = pointList(bullet, toLabelTemplate(findMostCommon(labels.map(toLabelShape))));
  const heading = findMostCommon(sources.flatMap((source) => source.body.match(/^#{2,4} [^\n]+(?=\n+[-*+] )/gm) ?? []));
  const closing = inferClosing(sources, scopes);
  const namesAuthor = isInMost(
    (source, scope) =>
      marker !== '' && scope.authors.length > 0 && extractExcerpt(source, marker).includes(scope.authors[0] ?? ''),
  );
  return {
    body: {
      before: marker === '' ? [] : [commentBlock, `{{ excerpt }}${separator}${marker}`],
      content: [
        ...(hasTitle ? [titleHeading] : []),
        ...(marker === ''
          ? [commentBlock, '{% if introduction != "" %}{{ introduction }}{% else %}{{ excerpt }}{% endif %}']
          : ['{{ introduction }}']),
        addHeading(list, heading, borrowed?.style),
        sectionsBlock,
        furtherLinks,
      ],
      after: closing ? [`{% if canonical != "" %}${closing.template}{% endif %}`] : [sourceAndViaLine],
      closing: conclusionHeading,
    },
    excerpt: { marker, author: namesAuthor },
    ...(borrowed ? { borrowed: borrowed.style } : {}),
    closing: closing?.agree ?? 0,
  };
}

/** Puts the heading of the posts above the points. A heading that says that they are borrowed changes with the points. */
function addHeading(list: string, heading: string | undefined, borrowed: BorrowedStyle | undefined): string {
  if (borrowed === 'line') return keyPointsBlock(heading === undefined ? keyPointsLine : keyPointsHeading, list);
  return heading === undefined ? list : keyPointsBlock(generalizeHeading(heading), list);
}

const getTrailingSpace = (text: string): string => text.slice(text.trimEnd().length);

const extractExcerpt = (source: Pick<ParsedExample, 'body'>, marker: string): string =>
  source.body.includes(marker) ? source.body.slice(0, source.body.indexOf(marker)).trim() : '';

/**
 * Shortens a heading that is specific to one article (`Key Points from the Statement`) to its general start (`Key Points`).
 */
const generalizeHeading = (heading: string): string =>
  /^#+ (?:key (?:points|takeaways)|highlights|summary|tl;?dr)/i.exec(heading)?.[0] ?? heading;

const toLabelShape = (label: string): string => label.replace(/^(\*\*|__)[^*_]+?(?=:?\*\*|:?__| \*\*)/, '$1…');

function toLabelTemplate(shape: string | undefined): string | undefined {
  return shape === undefined ? undefined : `${shape.replace('…', '{{ point.label }}').replace(/(\*\*|__)$/, '$1')} `;
}

/** Returns a template for the last line of the body, if most examples build that line from the article's address or feed. */
function inferClosing(
  sources: ParsedExample[],
  scopes: LiquidScope[],
): { template: string; agree: number } | undefined {
  const cases = sources.map((source, at) => {
    const scope = scopes[at] as LiquidScope;
    const atoms = [
      { text: scope.canonical, liquid: 'canonical' },
      { text: scope.feed.name, liquid: 'feed.name' },
      { text: scope.feed.url, liquid: 'feed.url' },
      { text: scope.title, liquid: 'title' },
      ...scope.authors.slice(0, 1).map((text) => ({ text, liquid: 'authors | first' })),
      ...listPathAtoms({ ...scope, categories: [], language: '' }),
    ];
    return { text: source.body.trimEnd().split('\n').at(-1) ?? '', atoms, scope };
  });
  const found = findCommonTemplate(cases);
  return found && found.agree * 2 > sources.length && /canonical|feed\./.test(found.template) ? found : undefined;
}
