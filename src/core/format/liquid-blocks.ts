import type { BodyRule } from './profile.ts';

/** Liquid templates that the bodies of several formats share (see `BodyRule`). */

/** The user's own words. */
export const commentBlock = '{{ comment }}';

export const titleHeading = '# {{ title }}';

/**
 * Returns Liquid that prints the key points as a list. `bullet`: start of a list item; `label`: Liquid that prints a point's
 * label.
 */
export const pointList = (bullet = '- ', label = '**{{ point.label }}**: ') =>
  `{% for point in points %}${bullet}{% if point.label != "" %}${label}{% endif %}{{ point.text }}\n{% endfor %}`;

/** Heading of the key points in the post's language. */
export const keyPointsHeading = '## {{ words.keyPoints }}';

/** A line above the key points, which says it where all of them are the article's own words. */
export const keyPointsLine = '{% if ownWords %}{{ words.ownWords }}{% else %}{{ words.keyPoints }}:{% endif %}';

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

/** Liquid for the place where the user found the article, to stand after the link to the article in its line. */
export const andVia =
  '{% if via.name != "" %}{% if canonical != "" %} · {% endif %}{{ words.via }}: {% if via.url != "" %}[{{ via.name }}]({{ via.url }}){% else %}{{ via.name }}{% endif %}{% endif %}';

/** Liquid for a line that links to the article and to where the user found it. */
export const sourceAndViaLine = sourceLine + andVia;

/** Liquid for a line that ends a post by leading to its article; prints nothing without an address. */
export const readAllLine =
  '{% if canonical != "" %}{% assign site = feed.name | default: host %}{% capture link %}[{{ site }}]({{ canonical }}){% endcapture %}{{ words.readAll | replace: "{link}", link }}{% endif %}';

/**
 * Returns the default body: the user's words, excerpt, `marker` (the comment that ends the excerpt), introduction, key points,
 * sections, links, source.
 */
export function usualBody(marker: string): BodyRule {
  return {
    before: [commentBlock, marker === '' ? '{{ excerpt }}' : `{{ excerpt }}\n\n${marker}`],
    content: ['{{ introduction }}', keyPointsBlock(keyPointsHeading), sectionsBlock, furtherLinks],
    after: [sourceAndViaLine],
    closing: conclusionHeading,
  };
}
