import type { TemplateHazard } from './profile.ts';

/**
 * Makes text of an article safe in the body of a post: what the blog's generator would run, eat or fail on comes out as the
 * reader wrote it. Applied to the post's own texts before the profile's template is filled, so a template may use Liquid.
 */
export function escapeTemplateSyntax(markdown: string, hazards: TemplateHazard[], marker: string): string {
  let text = marker === '' ? markdown : removeMarker(markdown, marker);
  for (const hazard of hazards) text = HAZARD_ESCAPES[hazard](text);
  return text;
}

/** A second excerpt marker would move the excerpt's end: with another spacing it is a plain comment. */
function removeMarker(text: string, marker: string): string {
  if (!text.includes(marker)) return text;
  const inside = /^<!--.*-->$/s.test(marker) ? marker.slice(4, -3).trim() : undefined;
  if (inside === undefined) return text.split(marker).join('');
  const spaced = `<!-- ${inside} -->`;
  return text.split(marker).join(spaced === marker ? `<!--${inside}-->` : spaced);
}

/** A pattern where no backslash escapes it; looked for first, since looking back everywhere takes long. */
const matchUnescaped = (pattern: string) => new RegExp(`(?=${pattern})(?<=(?<!\\\\)(?:\\\\\\\\)*)${pattern}`, 'g');

const HAZARD_ESCAPES: Record<TemplateHazard, (text: string) => string> = {
  liquid: (text) => wrapInRawTags(text, LIQUID_TAG),
  nunjucks: (text) => wrapInRawTags(text, NUNJUCKS_TAG),
  // Hexo takes code out before Nunjucks runs, so raw tags would show in it.
  hexo: (text) => replaceOutsideCode(text, (prose) => wrapInRawTags(prose, NUNJUCKS_TAG)),
  shortcode: (text) =>
    replaceOutsideCode(
      text
        .replace(/\{\{(?:<(?!\/\*)((?:(?!\*\/)[^{}])*?)>|%(?!\/\*)((?:(?!\*\/)[^{}])*?)%)\}\}/g, commented)
        // What is no whole comment by now never ends, which stops the build.
        .replace(/\{\{(?=[<%](?!\/\*(?:(?!\*\/)[^{}])*?\*\/[>%]\}\}))/g, '{&#123;'),
      (prose) =>
        prose
          // What ends a heading so is its id, class or attribute, whatever its values hold.
          .replace(/^.*$/gm, (line) =>
            /\}[ \t]*(?:#+[ \t]*)?$/.test(line)
              ? line.replace(/(?<![\\{])\{(?=[ \t]*(?:[#.]|[\w:.-]+[ \t]*=))/g, '\\{')
              : line,
          )
          // A tick box, to it, wherever in an item it stands.
          .replace(
            /^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ x]\])?(.*)$/gim,
            (_, box = '', rest: string) => box + rest.replace(/(?<!\\)\[(?=[ x]\](?![([:]))/gi, '\\['),
          ),
    ),
  tera: (text) =>
    text
      .replace(/\{\{(?!\/\*)(\s*\w+\s*\([^{}]*)\}\}/g, '{{/*$1*/}}')
      .replace(/\{%(?!\/\*)(\s*(?:end\b|\w+\s*\()[^{}]*?)%\}/g, '{%/*$1*/%}')
      // One with braces inside can't be commented out: an entity for its first brace.
      .replace(/\{(?=[{%](?!\/\*)\s*\w+\s*\()/g, '&#123;'),
  kramdown: (text) =>
    replaceOutsideCode(text, (prose) =>
      replaceOutsideTables(
        prose
          .replace(/\\./g, (escaped) => (KRAMDOWN_UNKNOWN_ESCAPE.test(escaped) ? toEntity(escaped) : escaped))
          .replace(matchUnescaped('\\{(?=::?|#)'), '\\{')
          .replace(/\$\$([^$]+)\$\$/g, '\\$\\$$$1\\$\\$$')
          // It looks for the end of an unfinished image again and again, twice as long for each that follows.
          .replace(/!\[(?!(?:[^[\]\\\n]|\\.)*\][[(])/g, '!\\[')
          // An abbreviation's definition is not shown.
          .replace(/^.*\*\[.*$/gm, (line) => line.replace(/\]:/g, ']&#58;'))
          // A link from a note back to its text would be a note itself.
          .replace(/\[\^(?=\]\()/g, '[&#94;'),
        (line) => line.replace(matchUnescaped('\\|'), '\\|'),
      ),
    ),
  directive: (text) =>
    replaceOutsideCode(text, (prose) =>
      prose
        // Names of emoji and a heading's own id are looked for after escapes are gone; a place to break parts them unseen.
        .replace(/(?<!(?:\]\(|:\/\/)\S{0,100}):(?:[+\d_-]*[a-z][+\w-]*|[+-]1|100|1234)(?=:)/gi, '$&<wbr>')
        .replace(/(?<!\\)\{(?=#[^{}\n]*\}[ \t]*$)/gm, '{<wbr>')
        .replace(/\\[\s\S]|:(?=:{0,9}[\p{L}\p{N}_$-]+[[{])|(?<!:):(?=:{1,3}[a-z])/giu, (match) =>
          match === ':' ? '\\:' : match,
        ),
    ),
  mdx: (text) => replaceOutsideCode(text, escapeMdx),
};

const commented = (_: string, angled: string | undefined, marked: string): string =>
  angled === undefined ? `{{%/*${marked}*/%}}` : `{{</*${angled}*/>}}`;

/** Tags, whole or only opened; Nunjucks has comments besides. */
const LIQUID_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[{%]/g;
const NUNJUCKS_TAG = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|\{[{%#]/g;

/**
 * Wraps each tag in raw tags. A `raw` or `endraw` of the text's own would open or end such a wrapping, so only its opening
 * brace is wrapped, which leaves nothing that opens a tag.
 */
function wrapInRawTags(text: string, tags: RegExp): string {
  const wrap = (inner: string) => `{% raw %}${inner}{% endraw %}`;
  return text.replace(tags, (tag) =>
    /\{%-?\s*(?:end)?raw\b/.test(tag) || /\{[{%#]/.test(tag.slice(2)) ? tag.replace(/\{[{%#]/g, wrap) : wrap(tag),
  );
}

/** Escapes that CommonMark knows and kramdown doesn't: it shows their backslash. */
const KRAMDOWN_UNKNOWN_ESCAPE = /[%&,/;?@^~]$/;

const toEntity = (escaped: string) => `&#${escaped.charCodeAt(escaped.length - 1)};`;

const TABLE_DELIMITERS = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** Changes the lines that belong to no table: kramdown makes one of any line with a pipe in it. */
function replaceOutsideTables(text: string, replace: (line: string) => string): string {
  const lines = text.split('\n');
  let table = false;
  return lines
    .map((line, at) => {
      const next = lines[at + 1] ?? '';
      table = line.includes('|') && (table || (next.includes('|') && TABLE_DELIMITERS.test(next)));
      return table ? line : replace(line);
    })
    .join('\n');
}

const encodeParenthesis = (sign: string) => (sign === '(' ? '%28' : '%29');

/** MDX reads braces as JavaScript, `<` as JSX and a line that starts with import or export as a module's. */
function escapeMdx(text: string): string {
  return (
    text
      .replace(/(?<!\\)<!--(?:(?!<!--)[\s\S])*?-->/g, '')
      .replace(
        /(?<!\]\(\s{0,40})<((?:https?:\/\/|mailto:)[^\s<>\\`{}]+)>/gi,
        (_, url: string) => `[${url.replace(/[[\]*_]/g, '\\$&')}](${url.replace(/[()]/g, encodeParenthesis)})`,
      )
      // A backslash before `<` would be lost behind a bare address, which takes it in.
      .replace(/\\[\s\S]|[{}<]/g, (match) => (match.endsWith('<') ? '&lt;' : match.length === 1 ? `\\${match}` : match))
      .replace(
        /^([^\S\n\r\u2028\u2029]*)(import|export)(?=\s)/gm,
        (_, space: string, word: string) => `${space}${toEntity(word.slice(0, 1))}${word.slice(1)}`,
      )
  );
}

/** A fenced block, ended by its like or by the end; or a span, within its paragraph. */
const CODE_BLOCK_OR_SPAN =
  /(^|\n)([ \t>]*)(`{3,}|~{3,})(?![`~])[^\n]*(?=\n)[\s\S]*?(?:\n[ \t>]*\3[`~]*[ \t]*(?=\n|$)|$)|(?=`)(?<!`)(?<=(?<!\\)(?:\\\\)*)(`+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])*?(?<!`)\4(?!`)/g;

/**
 * Applies a change to Markdown outside its fenced blocks and code spans. The change sees the text whole, with a mark for
 * each span and a line of its own for each fenced block, so that it knows where lines begin.
 */
export function replaceOutsideCode(markdown: string, replace: (text: string) => string): string {
  const code: string[] = [];
  const masked = markdown.replace(/[\0\x01]/g, '').replace(CODE_BLOCK_OR_SPAN, (match, start: string | undefined) => {
    code.push(match);
    return start === undefined ? `\0${code.length - 1}\0` : `\n\x01${code.length - 1}\x01\n`;
  });
  return replace(masked).replace(/\0(\d+)\0|\n\x01(\d+)\x01\n/g, (_, span, block) => code[Number(span ?? block)] ?? '');
}

/** What of these hazards is still bare in a body: nothing, in a body that `print` made. */
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

/** Shows the reader where a hazard is. */
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
