/**
 * Finds active content in a rendered post: every element, attribute and address that inert Markdown would not produce.
 */
import { parseFragment } from 'parse5';

const TEXT =
  'p h1 h2 h3 h4 h5 h6 ul ol li em strong del s code pre blockquote table thead tbody tr th td br hr a img'.split(' ');
/** Elements that renderers produce for footnotes, task lists and definition lists. */
const EXTRA = 'sup section div input dl dt dd'.split(' ');
const ELEMENTS = new Set([...TEXT, ...EXTRA]);

/** Class names that renderers add by themselves: code languages, footnotes, task lists, links in headings. */
const CLASSES =
  /^(?:language-\S*|lang-\S*|footnotes?|footnote-\w+|footnotes-\w+|reversefootnote|data-footnote-backref|sr-only|task-list(?:-item)?(?:-checkbox)?|task-list-item|contains-task-list|headerlink|highlight\S*|astro-code|hljs|kdmath)$/;

const PLAIN = new Set(
  'title alt rel role start type checked disabled align width colspan rowspan dir lang target value reversed'.split(
    ' ',
  ),
);

const SCRIPT = /^(?:javascript|data|vbscript|livescript|mocha|blob|file|filesystem|view-source|feed|jar):/i;

/**
 * Normalises an address as a browser does: removes control characters and spaces before it, and line breaks and tabs
 * within it.
 */
const normalizeAddress = (address) => address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '');

function isActiveAttribute(tag, { name, value }) {
  if (name === 'href' && tag === 'a') return SCRIPT.test(normalizeAddress(value));
  if (name === 'src' && tag === 'img') return SCRIPT.test(normalizeAddress(value));
  if (name === 'class') return !value.split(/\s+/).every((one) => one === '' || CLASSES.test(one));
  if (name === 'id') return !/^h[1-6]$/.test(tag) && !/^(?:user-content-)?(?:fn|footnote)/.test(value);
  if (name === 'style') return !/^text-align: ?(?:left|right|center);?$/.test(value);
  if (name === 'tabindex') return tag !== 'pre';
  if (name === 'type' && tag === 'input') return value !== 'checkbox';
  return !PLAIN.has(name) && !/^(?:aria|data)-[\w-]+$/.test(name);
}

/** Comments that formats print to mark the end of the excerpt, such as `<!-- more -->`. */
const MARKERS = new Set(['more', 'truncate', 'excerpt_end']);

/**
 * @param {string} html
 * @param {Set<string>} own elements that the format prints by its own rules, without attributes
 * @returns {string[]} descriptions of the active content; empty when the post is inert
 */
export function findActiveContent(html, own = new Set()) {
  const found = [];
  const visit = (node) => {
    for (const child of node.childNodes ?? []) {
      const tag = child.tagName;
      if (tag !== undefined) {
        if (!ELEMENTS.has(tag) && !(own.has(tag) && child.attrs.length === 0)) found.push(`<${tag}>`);
        for (const attribute of child.attrs)
          if (isActiveAttribute(tag, attribute))
            found.push(`${tag} ${attribute.name}="${attribute.value.slice(0, 60)}"`);
      } else if (child.nodeName === '#comment' && !MARKERS.has(child.data.trim())) {
        found.push(`<!--${child.data.slice(0, 40)}-->`);
      } else if (child.nodeName === '#documentType') found.push('<!doctype>');
      visit(child);
      if (child.content) visit(child.content);
    }
  };
  visit(parseFragment(html));
  return found;
}
