/**
 * The Markdown renderers of blogs that run in Node, each at its most permissive setting: body → HTML. A renderer may
 * throw.
 */
import { createRequire } from 'node:module';
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import { createProcessor } from '@mdx-js/mdx';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkEmoji from 'remark-emoji';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const marked = new Marked();
const markdownIt = new MarkdownIt({ html: true, linkify: true, typographer: true });
markdownIt.validateLink = () => true;

const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeStringify, { allowDangerousHtml: true });

const astro = await createMarkdownProcessor({ syntaxHighlight: false });

/** Loads hexo-renderer-marked through its own entry file, with its default settings. */
function hexoRenderer() {
  const require = createRequire(import.meta.url);
  const registered = {};
  const hexo = {
    config: { url: 'https://blog.example', root: '/', relative_link: false },
    extend: {
      renderer: {
        register: (name, _to, renderer) => {
          registered[name] = renderer;
        },
      },
    },
    execFilterSync: () => {},
  };
  // hexo-renderer-marked registers itself with the global `hexo` while it is loaded.
  Object.assign(globalThis, { hexo });
  require('hexo-renderer-marked');
  Reflect.deleteProperty(globalThis, 'hexo');
  return (body) => registered.md.call(hexo, { text: body, path: '' }, {});
}
const hexo = hexoRenderer();

const stringify = unified().use(rehypeStringify, { allowDangerousHtml: true });
const MDX_NODE = /^mdx/;

/**
 * Creates a renderer from MDX. Code nodes (JSX, expressions, imports) are active by themselves and come out as
 * `<mdx-…>` elements; the rest comes out as HTML.
 */
function mdxProcessor(format, remarkPlugins, rehypePlugins = []) {
  let html = '';
  const capture = () => (tree) => {
    const code = [];
    const visit = (node) => {
      if (MDX_NODE.test(node.type)) code.push(`<mdx-${node.type.toLowerCase()}>`);
      node.children?.forEach(visit);
    };
    visit(tree);
    html = code.join('') + stringify.stringify({ ...tree, children: withoutCode(tree.children) });
  };
  const processor = createProcessor({ format, remarkPlugins, rehypePlugins: [...rehypePlugins, capture] });
  return (body) => {
    html = '';
    processor.processSync(body);
    return html;
  };
}

const withoutCode = (children) =>
  children
    .filter(({ type }) => !MDX_NODE.test(type))
    .map((node) => (node.children ? { ...node, children: withoutCode(node.children) } : node));

/**
 * Treats directives as Docusaurus does: `:name` alone becomes text again. Any other directive becomes an `<x-…>`
 * element, which counts as active.
 */
const directives = () => (tree) => {
  const visit = (node) => {
    if (node.type === 'textDirective' && node.children.length === 0 && Object.keys(node.attributes).length === 0)
      Object.assign(node, { type: 'text', value: `:${node.name}` });
    else if (/Directive$/.test(node.type)) node.data = { ...node.data, hName: `x-${node.type.toLowerCase()}` };
    node.children?.forEach(visit);
  };
  visit(tree);
};

const mdx = mdxProcessor('mdx', [remarkGfm]);
/** Docusaurus, for posts with `format: md`. */
const docusaurus = mdxProcessor('md', [remarkDirective, directives, remarkEmoji, remarkGfm], [rehypeRaw]);

/**
 * Name of a renderer → a function from body to HTML, some with a promise. A renderer that throws means a post that
 * breaks the build.
 */
export const nodeRenderers = {
  marked: (body) => marked.parse(body),
  'markdown-it': (body) => markdownIt.render(body),
  remark: (body) => String(remark.processSync(body)),
  mdx,
  docusaurus,
  astro: async (body) => (await astro.render(body)).code,
  'hexo-renderer-marked': hexo,
};

const everything = ['marked', 'markdown-it', 'remark', 'cmark-gfm'];

/** Format → the Markdown renderers that blogs of this format may use. */
export const profileRenderers = {
  techhub: ['kramdown', ...everything],
  markdown: everything,
  plain: everything,
  jekyll: ['kramdown', 'cmark-gfm'],
  'hugo-yaml': ['hugo'],
  'hugo-toml': ['hugo'],
  astro: ['astro'],
  eleventy: ['markdown-it'],
  hexo: ['hexo-renderer-marked'],
  docusaurus: ['docusaurus'],
  obsidian: everything,
  // Zola's own renderer, pulldown-cmark, is in no registry of programs; these two read the same dialect.
  zola: ['cmark-gfm', 'markdown-it'],
  next: ['mdx'],
};

/** Elements that a format's own escaping prints: Docusaurus's puts `<wbr>` into emoji names, so that they stay text. */
export const profileElements = { docusaurus: new Set(['wbr']) };
