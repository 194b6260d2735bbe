import type { TemplateHazard } from './profile.ts';

/**
 * Escapes template syntax in an article's text, so that the blog's generator prints the syntax as written and does not run
 * it, remove it or fail. Runs before the profile's templates are rendered, since these may use Liquid themselves.
 */
export function escapeTemplateSyntax(markdown: string, hazards: TemplateHazard[], marker: string): string {
  let text = marker === '' ? markdown : removeMarker(markdown, marker);
  for (const hazard of hazards) text = HAZARD_ESCAPES[hazard](text);
  return text;
}

/**
 * Removes the excerpt marker from a text, since a second marker would move the end of the excerpt. A marker that is a
 * comment stays with other spacing, as an ordinary comment.
 */
function removeMarker(text: string, marker: string): string {
  if (!text.includes(marker)) return text;
  const inside = /^<!--.*-->$/s.test(marker) ? marker.slice(4, -3).trim() : undefined;
  if (inside === undefined) return text.split(marker).join('');
  const spaced = `<!-- ${inside} -->`;
  return text.split(marker).join(spaced === marker ? `<!--${inside}-->` : spaced);
}

/**
 * Returns a RegExp for `pattern` without a backslash in front. The lookahead comes first, since the lookbehind alone is
 * slow.
 */
const matchUnescaped = (pattern: string) => new RegExp(`(?=${pattern})(?<=(?<!\\\\)(?:\\\\\\\\)*)${pattern}`, 'g');

const HAZARD_ESCAPES: Record<TemplateHazard, (text: string) => string> = {
  liquid: (text) => wrapInRawTags(text, LIQUID_TAG),
  nunjucks: (text) => wrapInRawTags(text, NUNJUCKS_TAG),
  // Hexo takes code out before Nunjucks runs, so `raw` tags inside code would be printed.
  hexo: (text) => replaceOutsideCode(text, (prose) => wrapInRawTags(prose, NUNJUCKS_TAG)),
  shortcode: (text) =>
    replaceOutsideCode(
      text
        .replace(/\{\{(?:<(?!\/\*)((?:(?!\*\/)[^{}])*?)>|%(?!\/\*)((?:(?!\*\/)[^{}])*?)%)\}\}/g, commentOut)
        // Escapes each `{{<` or `{{%` that is not a complete Hugo comment; Hugo would search for the end and stop the build.
        .replace(/\{\{(?=[<%](?!\/\*(?:(?!\*\/)[^{}])*?\*\/[>%]\}\}))/g, '{&#123;'),
      (prose) =>
        prose
          // Hugo takes braces at the end of a heading for an id, a class or attributes, whatever the values contain.
          .replace(/^.*$/gm, (line) =>
            /\}[ \t]*(?:#+[ \t]*)?$/.test(line)
              ? line.replace(/(?<![\\{])\{(?=[ \t]*(?:[#.]|[\w:.-]+[ \t]*=))/g, '\\{')
              : line,
          )
          // Hugo makes a checkbox of `[ ]` or `[x]` anywhere in a list item.
          .replace(
            /^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ x]\])?(.*)$/gim,
            (_, box = '', rest: string) => box + rest.replace(/(?<!\\)\[(?=[ x]\](?![([:]))/gi, '\\['),
          ),
    ),
  tera: (text) =>
    text
      .replace(/\{\{(?!\/\*)(\s*\w+\s*\([^{}]*)\}\}/g, '{{/*$1*/}}')
      .replace(/\{%(?!\/\*)(\s*(?:end\b|\w+\s*\()[^{}]*?)%\}/g, '{%/*$1*/%}')
      // A tag that contains braces can't be commented out, so its first brace becomes a character reference.
      .replace(/\{(?=[{%](?!\/\*)\s*\w+\s*\()/g, '&#123;'),
  kramdown: (text) =>
    replaceOutsideCode(text, (prose) =>
      replaceOutsideTables(
        prose
          .replace(/\\./g, (escaped) => (KRAMDOWN_UNKNOWN_ESCAPE.test(escaped) ? toEntity(escaped) : escaped))
          .replace(matchUnescaped('\\{(?=::?|#)'), '\\{')
          .replace(/\$\$([^$]+)\$\$/g, '\\$\\$$$1\\$\\$$')
          // kramdown searches for the end of an unfinished image (`![`) again from every other one, and each doubles the
          // time.
          .replace(/!\[(?!(?:[^[\]\\\n]|\\.)*\][[(])/g, '!\\[')
          // kramdown does not print the definition of an abbreviation (`*[HTML]: …`).
          .replace(/^.*\*\[.*$/gm, (line) => line.replace(/\]:/g, ']&#58;'))
          // kramdown takes a link from a footnote back to the text (`[^](…)`) for a footnote.
          .replace(/\[\^(?=\]\()/g, '[&#94;'),
        (line) => line.replace(matchUnescaped('\\|'), '\\|'),
      ),
    ),
  directive: (text) =>
    replaceOutsideCode(text, (prose) =>
      prose
        // Docusaurus looks for emoji names and heading ids after removing backslash escapes, so an invisible `<wbr>`
        // interrupts them.
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

/** Matches complete tags, or only the start of a tag. Nunjucks also has comments (`{# … #}`). */
const LIQUID_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[{%]/g;
const NUNJUCKS_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|\{[{%#]/g;

/**
 * Wraps each template tag in `{% raw %}` and `{% endraw %}`. A `raw` or `endraw` in the text itself would open or close the
 * wrapping, so only its opening brace is wrapped, which leaves no tag.
 */
function wrapInRawTags(text: string, tags: RegExp): string {
  const wrap = (inner: string) => `{% raw %}${inner}{% endraw %}`;
  return text.replace(tags, (tag) =>
    /\{%-?\s*(?:end)?raw\b/.test(tag) || /\{[{%#]/.test(tag.slice(2)) ? tag.replace(/\{[{%#]/g, wrap) : wrap(tag),
  );
}

/** Matches an escape that CommonMark knows and kramdown does not. kramdown prints the backslash. */
const KRAMDOWN_UNKNOWN_ESCAPE = /[%&,/;?@^~]$/;

const toEntity = (escaped: string) => `&#${escaped.charCodeAt(escaped.length - 1)};`;

const TABLE_DELIMITERS = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** Applies `replace` to each line outside tables, to escape pipes: kramdown makes a table of any line with a pipe. */
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

/**
 * Escapes MDX syntax. MDX reads braces as JavaScript, `<` as JSX, and a line that starts with import or export as a module
 * statement.
 */
function escapeMdx(text: string): string {
  return (
    text
      .replace(/(?<!\\)<!--(?:(?!<!--)[\s\S])*?-->/g, '')
      .replace(
        /(?<!\]\(\s{0,40})<((?:https?:\/\/|mailto:)[^\s<>\\`{}]+)>/gi,
        (_, url: string) => `[${url.replace(/[[\]*_]/g, '\\$&')}](${url.replace(/[()]/g, encodeParenthesis)})`,
      )
      // Writes `&lt;`, not `\<`: after a bare address, the backslash would become part of the address.
      .replace(/\\[\s\S]|[{}<]/g, (match) => (match.endsWith('<') ? '&lt;' : match.length === 1 ? `\\${match}` : match))
      .replace(
        /^([^\S\n\r\u2028\u2029]*)(import|export)(?=\s)/gm,
        (_, space: string, word: string) => `${space}${toEntity(word.slice(0, 1))}${word.slice(1)}`,
      )
  );
}

/** Matches a fenced code block (closed, or up to the end of the text), or a code span within one paragraph. */
const CODE_BLOCK_OR_SPAN =
  /(^|\n)([ \t>]*)(`{3,}|~{3,})(?![`~])[^\n]*(?=\n)[\s\S]*?(?:\n[ \t>]*\3[`~]*[ \t]*(?=\n|$)|$)|(?=`)(?<!`)(?<=(?<!\\)(?:\\\\)*)(`+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])*?(?<!`)\4(?!`)/g;

/**
 * Applies `replace` to Markdown outside code. `replace` receives the whole text, with a placeholder for each code span and a
 * placeholder on its own line for each fenced block, so that patterns for line starts work.
 */
export function replaceOutsideCode(markdown: string, replace: (text: string) => string): string {
  const code: string[] = [];
  const masked = markdown.replace(/[\0\x01]/g, '').replace(CODE_BLOCK_OR_SPAN, (match, start: string | undefined) => {
    code.push(match);
    return start === undefined ? `\0${code.length - 1}\0` : `\n\x01${code.length - 1}\x01\n`;
  });
  return replace(masked).replace(/\0(\d+)\0|\n\x01(\d+)\x01\n/g, (_, span, block) => code[Number(span ?? block)] ?? '');
}

/**
 * Returns the template syntax that a body still contains. A printed body contains none, unless the profile's template adds
 * some.
 */
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

/** Matches the text that is shown to the user for each kind of template syntax. */
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
