/** What holds of every page, whatever it is: checked on the product as it is built for Node. */
import { marked } from 'marked';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { createPost } from '../../dist/node/create-post.mjs';
import { parseHtml } from '../../dist/node/dom.mjs';
import { preflight, printPost } from '../../dist/node/format.mjs';
import { loadShippedTaxonomy, profiles } from '../../dist/node/profiles.mjs';
import { readArticle } from '../../dist/node/read.mjs';

const URL_OF_PAGE = 'https://site.example/2026/03/article/';
const READ_AT = '2026-06-01T00:00:00Z';

let requestCount = 0;
globalThis.fetch = () => {
  requestCount += 1;
  throw new Error('A page made Precis ask the network.');
};

/** @returns {Promise<string[]>} what does not hold, in words; empty when all does. Throws what the product throws. */
export async function findViolations(html, seed) {
  const before = Object.keys(Object.prototype).length;
  const article = readArticle({ url: URL_OF_PAGE, document: parseHtml(html, URL_OF_PAGE), readAt: READ_AT });
  const profile = profiles[seed % profiles.length];
  const blog = { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites: [], paths: [] };
  const post = await createPost(article, blog, 7);
  const file = printPost(post, profile);
  const found = [
    ...findMarkdownViolations(article.markdown).map((wrong) => `body: ${wrong}`),
    ...findMarkdownViolations(getBody(file.text, profile)).map((wrong) => `file: ${wrong}`),
    ...findPathViolations(file.path),
    ...findFrontMatterViolations(file.text, post, profile),
    ...preflight(file, post, profile)
      .filter(({ code }) => code === 'front-matter-invalid' || code === 'value-lost' || code === 'hazard-left')
      .map((finding) => `preflight: ${JSON.stringify(finding)}`),
  ];
  for (const address of [article.canonical.value, article.image?.value, article.feed?.value])
    if (address && !/^https?:\/\//i.test(address)) found.push(`address: ${address.slice(0, 80)}`);
  if (Object.keys(Object.prototype).length !== before || {}.polluted) found.push('the prototype is polluted');
  if (requestCount) found.push('a request was made');
  return found;
}

const getFence = (profile) => (profile.frontMatter.language === 'toml' ? '+++' : '---');

/** The front matter's text, and what follows it. */
function splitFrontMatter(text, profile) {
  if (profile.frontMatter.language === 'none') return ['', text];
  const line = getFence(profile);
  const end = text.indexOf(`\n${line}\n`, line.length);
  return [text.slice(line.length + 1, end + 1), text.slice(end + line.length + 2)];
}

const getBody = (text, profile) => splitFrontMatter(text, profile)[1];

/** By parsers that are not the product's own choice of words: the title comes back to the letter. */
function findFrontMatterViolations(text, post, profile) {
  if (profile.frontMatter.language === 'none') return [];
  if (!text.startsWith(`${getFence(profile)}\n`)) return ['front matter: does not open the file'];
  const [inner] = splitFrontMatter(text, profile);
  const values = profile.frontMatter.language === 'toml' ? parseToml(inner) : parseYaml(inner);
  const title = post.title;
  return (values.title ?? '') === title
    ? []
    : [`front matter: title ${JSON.stringify(values.title)} is not ${JSON.stringify(title)}`];
}

function findPathViolations(path) {
  const found = [];
  const names = path.split('/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\\')) found.push('leaves its folder');
  if (names.some((name) => name === '..' || name === '.' || name === '')) found.push('has an empty or a dotted part');
  if (names.some((name) => Buffer.byteLength(name) > 255)) found.push('has a part that is too long');
  if (/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/.test(path))
    found.push('has marks that no name may have');
  if (!path.isWellFormed?.() && /[\ud800-\udfff]/u.test(path)) found.push('has half a letter');
  return found.map((wrong) => `path ${JSON.stringify(path.slice(0, 120))} ${wrong}`);
}

const SCRIPT_SCHEME = /^(?:javascript|data|vbscript):/i;

/** Scripts and links that run, in what a renderer would make of the Markdown. */
function findMarkdownViolations(markdown) {
  const found = [];
  const bare = (href) => href.replace(/&(?:Tab|NewLine);|&#x?[0-9a-f]+;?|[\u0000-\u0020]/gi, '');
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if ((token.type === 'link' || token.type === 'image') && SCRIPT_SCHEME.test(bare(token.href ?? '')))
      found.push(`a ${token.type} to ${token.href.slice(0, 60)}`);
    if (
      token.type === 'html' &&
      !/^<!--[\s\S]*?-->\s*$/.test(token.raw) &&
      /<(?:script|iframe|object|embed|svg|style|[a-z][^>]*\son\w+\s*=)|(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i.test(
        token.raw,
      )
    )
      found.push(`markup ${token.raw.slice(0, 80)}`);
  });
  return found;
}
