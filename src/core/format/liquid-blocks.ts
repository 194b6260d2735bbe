import type { BodyRule } from './profile.ts';

/** Blocks of Liquid that several formats share (see `BodyRule`). */

export const titleHeading = '# {{ title }}';

/** Key points as a list. `bullet`: start of an item; `label`: Liquid that prints a point's label. */
export const pointList = (bullet = '- ', label = '**{{ point.label }}**: ') =>
  `{% for point in points %}${bullet}{% if point.label != "" %}${label}{% endif %}{{ point.text }}\n{% endfor %}`;

export const keyPointsBlock = (heading: string, list = pointList()) =>
  `{% if points.size > 0 %}${heading}\n\n${list}{% endif %}`;

export const sectionsBlock =
  '{% for section in sections %}{% if section.heading != "" %}## {{ section.heading }}\n\n{% endif %}{{ section.text }}\n\n{% endfor %}';

export const furtherLinks =
  '{% if links.size > 0 %}For further information, see {{ links | links | sentence }}.{% endif %}';

/** Names the place of first publication; empty without an address. */
export const closingLine =
  '{% if viewingMode == "external" and canonical != "" %}This post appeared first on "{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}". [Read the entire article here]({{ canonical }}){% endif %}';

/** The source in one line, for formats without a closing line. */
export const sourceLine =
  '{% if canonical != "" %}Source: [{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}]({{ canonical }}){% endif %}';

/** The default body: excerpt, the format's marker, introduction, key points, sections, links, source. */
export function usualBody(marker: string): BodyRule {
  return {
    before: [marker === '' ? '{{ excerpt }}' : `{{ excerpt }}\n\n${marker}`],
    content: ['{{ introduction }}', keyPointsBlock('## Key Points'), sectionsBlock, furtherLinks],
    after: [sourceLine],
    closing: 'Conclusion',
  };
}
