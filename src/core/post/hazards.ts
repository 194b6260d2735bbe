import type { Hazard } from './profile.ts';

/**
 * Makes text of an article safe in the body of a post: what the blog's generator would run, eat or fail on comes out as the
 * reader wrote it. Applied to the post's own texts before the profile's template is filled, so a template may use Liquid.
 */
export function neutralise(markdown: string, hazards: Hazard[], marker: string): string {
  let text = marker === '' ? markdown : withoutMarker(markdown, marker);
  for (const hazard of hazards) text = RULES[hazard](text);
  return text;
}

/** A second excerpt marker would move the excerpt's end: with another spacing it is a plain comment. */
function withoutMarker(text: string, marker: string): string {
  if (!text.includes(marker)) return text;
  const inside = /^<!--\s*(.*?)\s*-->$/s.exec(marker)?.[1];
  if (inside === undefined) return text.split(marker).join('');
  const spaced = `<!-- ${inside} -->`;
  return text.split(marker).join(spaced === marker ? `<!--${inside}-->` : spaced);
}

const RULES: Record<Hazard, (text: string) => string> = {
  liquid: rawTags,
  nunjucks: rawTags,
  shortcode: (text) =>
    text.replace(/\{\{([<%])(?!\/\*)(.*?)([>%])\}\}/gs, '{{$1/*$2*/$3}}').replace(/\{\{(?=[<%](?!\/\*))/g, '{&#123;'),
  tera: (text) =>
    text
      .replace(/\{\{(?!\/\*)(\s*\w+\s*\(.*?)\}\}/gs, '{{/*$1*/}}')
      .replace(/\{%(?!\/\*)(\s*(?:end\b|\w+\s*\().*?)%\}/gs, '{%/*$1*/%}'),
  kramdown: (text) =>
    outsideCode(text, (prose) =>
      prose.replace(/(?<!\\)\{(?=::?|#)/g, '\\{').replace(/\$\$([^$]+)\$\$/g, '\\$\\$$$1\\$\\$$'),
    ),
  directive: (text) =>
    outsideCode(text, (prose) => prose.replace(/(?<![\\:]):(?=:{1,3}[a-z]|[a-z][\w-]*[[{])/gi, '\\:')),
  mdx: (text) => outsideCode(text, escapeMdx),
};

/**
 * Wraps each `{{ … }}` and `{% … %}` in raw tags. An `endraw` of the text's own would end the wrapping, so only its opening
 * brace is wrapped, which leaves nothing that opens a tag.
 */
function rawTags(text: string): string {
  const wrap = (inner: string) => `{% raw %}${inner}{% endraw %}`;
  return text.replace(/\{\{.*?\}\}|\{%.*?%\}|\{[{%]/g, (tag) =>
    /\{%-?\s*endraw/.test(tag) || /\{[{%]/.test(tag.slice(2))
      ? tag.replace(/\{\{?%?/g, (brace) => (brace.length > 1 ? wrap(brace) : brace))
      : wrap(tag),
  );
}

/** MDX reads braces as JavaScript, `<` as JSX and a line that starts with import or export as a module's. */
function escapeMdx(text: string): string {
  return text
    .replace(/(?<!\\)<!--.*?-->/gs, '')
    .replace(/<(https?:\/\/[^\s>]+)>/g, '[$1]($1)')
    .replace(/(?<!\\)([{}<])/g, '\\$1')
    .replace(
      /^(\s*)(import|export)(?=\s)/gm,
      (_, space: string, word: string) => `${space}&#${word.charCodeAt(0)};${word.slice(1)}`,
    );
}

/** Applies a change to Markdown outside its fenced blocks and code spans. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  const code =
    /(^|\n)([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n[ \t>]*\3[`~]*[ \t]*(?=\n|$)|$)|(?<!`)(`+)(?!`)[^`](?:[\s\S]*?[^`])?\4(?!`)/g;
  let out = '';
  let end = 0;
  for (const match of markdown.matchAll(code)) {
    out += change(markdown.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return out + change(markdown.slice(end));
}

/** What of these hazards is still bare in a body: nothing, in a body that `print` made. */
export function hazardsIn(body: string, hazards: Hazard[]): { hazard: Hazard; text: string }[] {
  return hazards.flatMap((hazard) => {
    const safe = hazard === 'liquid' || hazard === 'nunjucks' ? body.replace(RAW, '') : body;
    if (RULES[hazard](safe) === safe) return [];
    const text = SIGNS[hazard].exec(safe)?.[0] ?? '';
    return [{ hazard, text: text.slice(0, 80) }];
  });
}

const RAW = /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g;

/** Shows the reader where a hazard is. */
const SIGNS: Record<Hazard, RegExp> = {
  liquid: /\{[{%].*/,
  nunjucks: /\{[{%].*/,
  shortcode: /\{\{[<%].*/,
  tera: /\{[{%].*/,
  kramdown: /\{[:#].*|\$\$.*/,
  directive: /:[:\w].*/,
  mdx: /[{}<].*|^(?:import|export)\s.*/m,
};
