import type { BodyRule } from './profile.ts';

/** Liquid templates that the bodies of several formats share (see `BodyRule`). */

export const titleHeading = '# {{ title }}';

/**
 * Returns Liquid that prints the key points as a list. `bullet`: start of a list item; `label`: Liquid that prints a point's
 * label.
 */
export const pointList = (bullet = '- ', label = '**{{ point.label }}**: ') =>
  `{% for point in points %}${bullet}{% if point.label != "" %}${label}{% endif %}{{ point.text }}\n{% endfor %}`;

/** Heading of the key points in the post's language. */
export const keyPointsHeading = '## {{ words.keyPoints }}';

/** A line that says that the key points are the article's own sentences. */
export const ownWordsLine = '{{ words.ownWords }}';

/** Heading of the closing in the post's language (see `BodyRule.closing`). */
export const conclusionHeading = '{{ words.conclusion }}';

export const keyPointsBlock = (heading: string, list = pointList()) =>
  `{% if points.size > 0 %}${heading}\n\n${list}{% endif %}`;

export const sectionsBlock =
  '{% for section in sections %}{% if section.heading != "" %}## {{ section.heading }}\n\n{% endif %}{{ section.text }}\n\n{% endfor %}';

export const furtherLinks =
  '{% if links.size > 0 %}{% assign list = links | links | sentence: language %}{{ words.furtherLinks | replace: "{links}", list }}{% endif %}';

/** Liquid for a closing line that names the site where the article appeared first; prints nothing without an address. */
export const closingLine =
  '{% if viewingMode == "external" and canonical != "" %}{% assign site = feed.name | default: host %}{{ words.firstAppeared | replace: "{site}", site }} [{{ words.readEntire }}]({{ canonical }}){% endif %}';

/** Liquid for a line that links to the source, for formats without a closing line. */
export const sourceLine =
  '{% if canonical != "" %}{{ words.source }}: [{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}]({{ canonical }}){% endif %}';

/** Liquid for a line that ends a post by leading to its article; prints nothing without an address. */
export const readAllLine =
  '{% if canonical != "" %}{% assign site = feed.name | default: host %}{% capture link %}[{{ site }}]({{ canonical }}){% endcapture %}{{ words.readAll | replace: "{link}", link }}{% endif %}';

/**
 * Returns the default body: excerpt, `marker` (the comment that ends the excerpt), introduction, key points, sections,
 * links, source.
 */
export function usualBody(marker: string): BodyRule {
  return {
    before: [marker === '' ? '{{ excerpt }}' : `{{ excerpt }}\n\n${marker}`],
    content: ['{{ introduction }}', keyPointsBlock(keyPointsHeading), sectionsBlock, furtherLinks],
    after: [sourceLine],
    closing: conclusionHeading,
  };
}
