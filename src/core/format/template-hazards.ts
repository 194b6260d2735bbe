import type { TemplateHazard } from './profile.ts';

/**
 * Escapes an article's text for the body of a post: what the blog's generator would run, remove or fail on is printed as written.
 * It runs before the profile's templates are rendered, so that those may use Liquid.
 */
export function escapeTemplateSyntax(markdown: string, hazards: TemplateHazard[], marker: string): string {
  let text = marker === '' ? markdown : removeMarker(markdown, marker);
  for (const hazard of hazards) text = HAZARD_ESCAPES[hazard](text);
  return text;
}

/** A second excerpt marker would move the excerpt's end; with other spacing it is an ordinary comment. */
function removeMarker(text: string, marker: string): string {
  if (!text.includes(marker)) return text;
  const inside = /^<!--.*-->$/s.test(marker) ? marker.slice(4, -3).trim() : undefined;
  if (inside === undefined) return text.split(marker).join('');
  const spaced = `<!-- ${inside} -->`;
  return text.split(marker).join(spaced === marker ? `<!--${inside}-->` : spaced);
}

/** The pattern without a backslash before it. The lookahead comes first, since the lookbehind alone is slow. */
const matchUnescaped = (pattern: string) => new RegExp(`(?=${pattern})(?<=(?<!\\\\)(?:\\\\\\\\)*)${pattern}`, 'g');

const HAZARD_ESCAPES: Record<TemplateHazard, (text: string) => string> = {
  liquid: (text) => wrapInRawTags(text, LIQUID_TAG),
  nunjucks: (text) => wrapInRawTags(text, NUNJUCKS_TAG),
  // Hexo removes code before Nunjucks runs, so that raw tags in code would be visible.
  hexo: (text) => replaceOutsideCode(text, (prose) => wrapInRawTags(prose, NUNJUCKS_TAG)),
  shortcode: (text) =>
    replaceOutsideCode(
      text
        .replace(/\{\{(?:<(?!\/\*)((?:(?!\*\/)[^{}])*?)>|%(?!\/\*)((?:(?!\*\/)[^{}])*?)%)\}\}/g, commentOut)
        // The rest is no complete comment; Hugo would search for its end and stop the build.
        .replace(/\{\{(?=[<%](?!\/\*(?:(?!\*\/)[^{}])*?\*\/[>%]\}\}))/g, '{&#123;'),
      (prose) =>
        prose
          // Braces at the end of a heading are its id, class or attribute, whatever their values hold.
          .replace(/^.*$/gm, (line) =>
            /\}[ \t]*(?:#+[ \t]*)?$/.test(line)
              ? line.replace(/(?<![\\{])\{(?=[ \t]*(?:[#.]|[\w:.-]+[ \t]*=))/g, '\\{')
              : line,
          )
          // Hugo makes a checkbox of this anywhere in a list item.
          .replace(
            /^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ x]\])?(.*)$/gim,
            (_, box = '', rest: string) => box + rest.replace(/(?<!\\)\[(?=[ x]\](?![([:]))/gi, '\\['),
          ),
    ),
  tera: (text) =>
    text
      .replace(/\{\{(?!\/\*)(\s*\w+\s*\([^{}]*)\}\}/g, '{{/*$1*/}}')
      .replace(/\{%(?!\/\*)(\s*(?:end\b|\w+\s*\()[^{}]*?)%\}/g, '{%/*$1*/%}')
      // A tag with braces inside can't be commented out, so that its first brace becomes a character reference.
      .replace(/\{(?=[{%](?!\/\*)\s*\w+\s*\()/g, '&#123;'),
  kramdown: (text) =>
    replaceOutsideCode(text, (prose) =>
      replaceOutsideTables(
        prose
          .replace(/\\./g, (escaped) => (KRAMDOWN_UNKNOWN_ESCAPE.test(escaped) ? toEntity(escaped) : escaped))
          .replace(matchUnescaped('\\{(?=::?|#)'), '\\{')
          .replace(/\$\$([^$]+)\$\$/g, '\\$\\$$$1\\$\\$$')
          // kramdown searches for the end of an unfinished image again from each one, which doubles the time.
          .replace(/!\[(?!(?:[^[\]\\\n]|\\.)*\][[(])/g, '!\\[')
          // kramdown does not print an abbreviation's definition.
          .replace(/^.*\*\[.*$/gm, (line) => line.replace(/\]:/g, ']&#58;'))
          // kramdown takes a link from a note back to the text for a note.
          .replace(/\[\^(?=\]\()/g, '[&#94;'),
        (line) => line.replace(matchUnescaped('\\|'), '\\|'),
      ),
    ),
  directive: (text) =>
    replaceOutsideCode(text, (prose) =>
      prose
        // Docusaurus looks for emoji names and heading ids after it has removed escapes; an invisible break interrupts them.
        .replace(/(?<!(?:\]\(|:\/\/)\S{0,100}):(?:[+\d_-]*[a-z][+\w-]*|[+-]1|100|1234)(?=:)/gi, '$&<wbr>')
        .replace(/(?<!\\)\{(?=#[^{}\n]*\}[ \t]*$)/gm, '{<wbr>')
        .replace(/\\[\s\S]|:(?=:{0,9}[\p{L}\p{N}_$-]+[[{])|(?<!:):(?=:{1,3}[a-z])/giu, (match) =>
          match === ':' ? '\\:' : match,
        ),
    ),
  mdx: (text) => replaceOutsideCode(text, escapeMdx),
};

const commentOut = (_: string, angled: string | undefined, marked: string): string =>
  angled === undefined ? `{{%/*${marked}*/%}}` : `{{</*${angled}*/>}}`;

/** Complete tags, or only their start. Nunjucks also has comments. */
const LIQUID_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[{%]/g;
const NUNJUCKS_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|\{[{%#]/g;

/**
 * Wraps each tag in raw tags. The text's own `raw` or `endraw` would open or close such a wrapping, so that only its opening brace
 * is wrapped, which leaves no tag.
 */
function wrapInRawTags(text: string, tags: RegExp): string {
  const wrap = (inner: string) => `{% raw %}${inner}{% endraw %}`;
  return text.replace(tags, (tag) =>
    /\{%-?\s*(?:end)?raw\b/.test(tag) || /\{[{%#]/.test(tag.slice(2)) ? tag.replace(/\{[{%#]/g, wrap) : wrap(tag),
  );
}

/** Escapes that CommonMark knows and kramdown does not; it prints their backslash. */
const KRAMDOWN_UNKNOWN_ESCAPE = /[%&,/;?@^~]$/;

const toEntity = (escaped: string) => `&#${escaped.charCodeAt(escaped.length - 1)};`;

const TABLE_DELIMITERS = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** Replaces the lines outside tables, since kramdown makes a table of any line with a pipe. */
function replaceOutsideTables(text: string, replace: (line: string) => string): string {
  const lines = text.split('\n');
  let inTable = false;
  return lines
    .map((line, at) => {
      const next = lines[at + 1] ?? '';
      inTable = line.includes('|') && (inTable || (next.includes('|') && TABLE_DELIMITERS.test(next)));
      return inTable ? line : replace(line);
    })
    .join('\n');
}

const encodeParenthesis = (sign: string) => (sign === '(' ? '%28' : '%29');

/** MDX reads braces as JavaScript, `<` as JSX, and a line that starts with import or export as a module statement. */
function escapeMdx(text: string): string {
  return (
    text
      .replace(/(?<!\\)<!--(?:(?!<!--)[\s\S])*?-->/g, '')
      .replace(
        /(?<!\]\(\s{0,40})<((?:https?:\/\/|mailto:)[^\s<>\\`{}]+)>/gi,
        (_, url: string) => `[${url.replace(/[[\]*_]/g, '\\$&')}](${url.replace(/[()]/g, encodeParenthesis)})`,
      )
      // A backslash before `<` would not escape behind a bare address, which includes it.
      .replace(/\\[\s\S]|[{}<]/g, (match) => (match.endsWith('<') ? '&lt;' : match.length === 1 ? `\\${match}` : match))
      .replace(
        /^([^\S\n\r\u2028\u2029]*)(import|export)(?=\s)/gm,
        (_, space: string, word: string) => `${space}${toEntity(word.slice(0, 1))}${word.slice(1)}`,
      )
  );
}

/** A fenced block, closed or up to the end; or a code span within its paragraph. */
const CODE_BLOCK_OR_SPAN =
  /(^|\n)([ \t>]*)(`{3,}|~{3,})(?![`~])[^\n]*(?=\n)[\s\S]*?(?:\n[ \t>]*\3[`~]*[ \t]*(?=\n|$)|$)|(?=`)(?<!`)(?<=(?<!\\)(?:\\\\)*)(`+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])*?(?<!`)\4(?!`)/g;

/**
 * Replaces Markdown outside fenced blocks and code spans. `replace` receives the whole text, with a placeholder for each span and
 * a line of its own for each block, so that line starts are right.
 */
export function replaceOutsideCode(markdown: string, replace: (text: string) => string): string {
  const code: string[] = [];
  const masked = markdown.replace(/[\0\x01]/g, '').replace(CODE_BLOCK_OR_SPAN, (match, start: string | undefined) => {
    code.push(match);
    return start === undefined ? `\0${code.length - 1}\0` : `\n\x01${code.length - 1}\x01\n`;
  });
  return replace(masked).replace(/\0(\d+)\0|\n\x01(\d+)\x01\n/g, (_, span, block) => code[Number(span ?? block)] ?? '');
}

/** The hazards that a body still holds; none in a printed body, unless its template has them. */
export function findTemplateHazards(
  body: string,
  hazards: TemplateHazard[],
): { hazard: TemplateHazard; text: string }[] {
  return hazards.flatMap((hazard) => {
    const safe = RAW_TAG_HAZARDS.includes(hazard) ? body.replace(RAW_TAGS, '') : body;
    if (HAZARD_ESCAPES[hazard](safe) === safe) return [];
    const text = HAZARD_SIGNS[hazard].exec(safe)?.[0] ?? '';
    return [{ hazard, text: text.slice(0, 80) }];
  });
}

const RAW_TAG_HAZARDS: TemplateHazard[] = ['liquid', 'nunjucks', 'hexo'];

const RAW_TAGS = /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g;

/** Shows the user where a hazard is. */
const HAZARD_SIGNS: Record<TemplateHazard, RegExp> = {
  liquid: /\{[{%].*/,
  nunjucks: /\{[{%#].*/,
  hexo: /\{[{%#].*/,
  shortcode: /\{\{[<%].*/,
  tera: /\{[{%].*/,
  kramdown: /\{[:#].*|\$\$.*/,
  directive: /:[:\w].*/,
  mdx: /[{}<].*|^(?:import|export)\s.*/m,
};
