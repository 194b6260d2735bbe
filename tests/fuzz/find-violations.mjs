/** Invariants that must hold for every page, checked on the build for Node. */
import { marked } from 'marked';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { createPost } from '#built/create-post';
import { parseHtml } from '#built/dom';
import { preflight, printPost } from '#built/format';
import { loadShippedTaxonomy, profiles } from '#built/profiles';
import { readArticle } from '#built/read';

const URL_OF_PAGE = 'https://site.example/2026/03/article/';
const READ_AT = '2026-06-01T00:00:00Z';

let requestCount = 0;
globalThis.fetch = () => {
  requestCount += 1;
  throw new Error('A page made Precis send a network request.');
};

/**
 * Reads the page and prints its post. Throws what the product throws.
 * @returns {Promise<string[]>} a description of each violated invariant; empty when all hold
 */
export async function findViolations(html, seed) {
  const prototypeKeys = Object.keys(Object.prototype).length;
  const article = readArticle({ url: URL_OF_PAGE, document: parseHtml(html, URL_OF_PAGE), readAt: READ_AT });
  const profile = profiles[seed % profiles.length];
  const blog = { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites: [], paths: [] };
  const post = await createPost(article, blog, { points: 7 });
  const file = printPost(post, profile);
  const violations = [
    ...findMarkdownViolations(article.markdown).map((violation) => `body: ${violation}`),
    ...findMarkdownViolations(getBody(file.text, profile)).map((violation) => `file: ${violation}`),
    ...findPathViolations(file.path),
    ...findFrontMatterViolations(file.text, post, profile),
    ...preflight(file, post, profile)
      .filter(({ code }) => code === 'front-matter-invalid' || code === 'value-lost' || code === 'hazard-left')
      .map((finding) => `preflight: ${JSON.stringify(finding)}`),
  ];
  for (const address of [article.canonical.value, article.image?.value, article.feed?.value])
    if (address && !/^https?:\/\//i.test(address)) violations.push(`address: ${address.slice(0, 80)}`);
  if (Object.keys(Object.prototype).length !== prototypeKeys || {}.polluted)
    violations.push('the prototype is polluted');
  if (requestCount) violations.push('the reading made a network request');
  return violations;
}

const getFence = (profile) => (profile.frontMatter.language === 'toml' ? '+++' : '---');

/** Splits a printed post into the front matter and the body. */
function splitFrontMatter(text, profile) {
  if (profile.frontMatter.language === 'none') return ['', text];
  const fence = getFence(profile);
  const end = text.indexOf(`\n${fence}\n`, fence.length);
  return [text.slice(fence.length + 1, end + 1), text.slice(end + fence.length + 2)];
}

const getBody = (text, profile) => splitFrontMatter(text, profile)[1];

/** Checks that an independent YAML or TOML parser reads the title back exactly. */
function findFrontMatterViolations(text, post, profile) {
  if (profile.frontMatter.language === 'none') return [];
  if (!text.startsWith(`${getFence(profile)}\n`)) return ['front matter: is not at the start of the file'];
  const [frontMatter] = splitFrontMatter(text, profile);
  const values = profile.frontMatter.language === 'toml' ? parseToml(frontMatter) : parseYaml(frontMatter);
  const title = post.title;
  return (values.title ?? '') === title
    ? []
    : [`front matter: title ${JSON.stringify(values.title)} is not ${JSON.stringify(title)}`];
}

function findPathViolations(path) {
  const violations = [];
  const names = path.split('/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\\')) violations.push('is outside its folder');
  if (names.some((name) => name === '..' || name === '.' || name === ''))
    violations.push('has an empty part or a dot as a part');
  if (names.some((name) => Buffer.byteLength(name) > 255)) violations.push('has a part that is too long');
  if (/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/.test(path))
    violations.push('has characters that file names must not have');
  if (!path.isWellFormed?.() && /[\ud800-\udfff]/u.test(path)) violations.push('has half of a surrogate pair');
  return violations.map((violation) => `path ${JSON.stringify(path.slice(0, 120))} ${violation}`);
}

const SCRIPT_SCHEME = /^(?:javascript|data|vbscript):/i;

/** Finds scripts, and links that run code, in the tokens of a Markdown text. */
function findMarkdownViolations(markdown) {
  const violations = [];
  const normalizeHref = (href) => href.replace(/&(?:Tab|NewLine);|&#x?[0-9a-f]+;?|[\u0000-\u0020]/gi, '');
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if ((token.type === 'link' || token.type === 'image') && SCRIPT_SCHEME.test(normalizeHref(token.href ?? '')))
      violations.push(`a ${token.type} to ${token.href.slice(0, 60)}`);
    if (
      token.type === 'html' &&
      !/^<!--[\s\S]*?-->\s*$/.test(token.raw) &&
      /<(?:script|iframe|object|embed|svg|style|[a-z][^>]*\son\w+\s*=)|(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i.test(
        token.raw,
      )
    )
      violations.push(`markup ${token.raw.slice(0, 80)}`);
  });
  return violations;
}
