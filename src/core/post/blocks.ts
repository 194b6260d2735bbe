/** Blocks of Liquid that several formats share (see `BodyRule`). */

export const titleHeading = '# {{ title | escape_markdown }}';

/** Key points as a list; `bullet`: what begins an item, `label`: Liquid that prints a point's label. */
export const pointList = (bullet = '- ', label = '**{{ point.label | escape_markdown }}**: ') =>
  `{% for point in points %}${bullet}{% if point.label != "" %}${label}{% endif %}{{ point.text }}\n{% endfor %}`;

export const keyPoints = (heading: string, list = pointList()) =>
  `{% if points.size > 0 %}${heading}\n\n${list}{% endif %}`;

export const sections =
  '{% for section in sections %}{% if section.heading != "" %}## {{ section.heading | escape_markdown }}\n\n{% endif %}{{ section.text }}\n\n{% endfor %}';

export const furtherLinks =
  '{% if links.size > 0 %}For further information, see {{ links | links | sentence }}.{% endif %}';

/** Says where the text first appeared; nothing where the post has no address to send a reader to. */
export const closingLine =
  '{% if viewingMode == "external" and canonical != "" %}This post appeared first on "{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}". [Read the entire article here]({{ canonical }}){% endif %}';
