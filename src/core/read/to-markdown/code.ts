import { attr, getClassAndId, getTag, isElement, isTextNode, toWordSet, walkTree } from '../page/tree.ts';

const GUTTER_NAMES =
  /(^|[\s_-])(gutter|line-?numbers?(-rows)?|linenos?|lnt?|line-?num|hljs-ln-(numbers|line)|rouge-gutter|blob-num)($|[\s_-])/i;
/** Matches an inline style that makes text unselectable, as line numbers often are. */
const UNSELECTABLE = /user-select:\s*none/i;
const LINE_NAMES = /(^|\s)(line|code-?line|token-line|view-line|CodeMirror-line|ec-line|react-code-line|cl)(\s|$)/;
const LINE_TAGS = toWordSet('div p li tr');
const NON_CODE_TAGS = toWordSet('button script style template svg');

/** Returns the code in a `<pre>` as its author typed it: with line breaks, without line numbers and copy buttons. */
export function readCodeText(pre: Element, isHidden = (_: Node): boolean => false): string {
  let out = '';
  walkTree(
    pre,
    (node) => {
      if (isTextNode(node)) out += isHidden(node) ? '' : node.data;
      else if (isElement(node) && node !== pre) {
        const tag = getTag(node);
        if (NON_CODE_TAGS.has(tag) || isGutter(node)) return false;
        if (tag === 'br') out += '\n';
        // Variants of an example, or a `code` element for each line.
        const before = node.previousSibling;
        if (tag === 'code' && before && getTag(before) === 'code' && !out.endsWith('\n')) out += '\n';
        if (LINE_TAGS.has(tag) && out && !out.endsWith('\n')) out += '\n';
      }
      return true;
    },
    (node) => {
      // Syntax highlighters that put each line into an element leave out the line breaks, so one is added here.
      if (isElement(node) && LINE_NAMES.test(getClassAndId(node)) && getTag(node) !== 'code' && hasNextLine(node))
        out += '\n';
    },
  );
  return out
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/^(\s*\n)+/, '')
    .trimEnd();
}

const hasNextLine = (line: Element): boolean => {
  const next = line.nextSibling;
  return isElement(next) && LINE_NAMES.test(getClassAndId(next));
};

const isGutter = (element: Element): boolean =>
  (GUTTER_NAMES.test(getClassAndId(element)) || UNSELECTABLE.test(attr(element, 'style'))) &&
  /^[\s\d]*$/.test(element.textContent ?? '');

const LANGUAGE_CLASS =
  /(?:^|\s)(?:lang(?:uage)?[-:_]|brush:\s*|highlight-(?:source-)?|code-|hljs\s+(?!language)|sourceCode\s+|src\s+src-)([a-z][\w#+.-]*)/i;
/** Matches the class `highlight ruby`, which the highlighter Rouge writes on the code block itself. */
const ROUGE = /^highlight\s+([a-z][\w#+]*)$/i;
const PLAIN_LANGUAGES = toWordSet(
  'plaintext plain text txt none nohighlight no highlight default block wrapper container toolbar snippet example box header',
);
const LANGUAGE_ATTRIBUTES = ['data-lang', 'data-language', 'data-code-language', 'data-enlighter-language', 'lang'];

/**
 * Returns the programming language of a code block, from the classes and attributes of the block and of two elements
 * around it; '' when unknown.
 */
export function detectCodeLanguage(pre: Element): string {
  const child = pre.querySelector('code');
  const wrappers = [pre.parentElement, pre.parentElement?.parentElement];
  for (const element of [child, pre, ...wrappers]) {
    if (!element || getTag(element) === 'body') continue;
    const isWrapper = element !== child && element !== pre;
    for (const name of LANGUAGE_ATTRIBUTES) {
      // `lang` names a human language when it stands on a wrapper or is a two-letter code such as `en`.
      const value =
        name === 'lang' && (isWrapper || /^[a-z]{2}(-|$)/i.test(attr(element, name))) ? '' : attr(element, name);
      if (/^[\w#+.-]{1,20}$/.test(value)) return PLAIN_LANGUAGES.has(value.toLowerCase()) ? '' : value.toLowerCase();
    }
    const classes = attr(element, 'class');
    const language = (LANGUAGE_CLASS.exec(classes) ?? (isWrapper ? null : ROUGE.exec(classes)))?.[1]?.toLowerCase();
    if (language && !PLAIN_LANGUAGES.has(language.split('-')[0] ?? '') && language.length <= 20) return language;
  }
  return '';
}
