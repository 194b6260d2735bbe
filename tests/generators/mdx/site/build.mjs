/** Builds an HTML page for each post as a Next.js blog with MDX does: gray-matter, MDX with GFM, React. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { evaluate } from '@mdx-js/mdx';
import matter from 'gray-matter';
import { createElement as h } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkGfm from 'remark-gfm';

mkdirSync('out', { recursive: true });
for (const name of readdirSync('data/blog')) {
  try {
    const { data, content } = matter(readFileSync(`data/blog/${name}`, 'utf8'));
    const { default: Content } = await evaluate(content, { ...runtime, remarkPlugins: [remarkGfm] });
    const page = h(
      'body',
      null,
      h('h1', { id: 'title' }, data.title),
      h('time', { className: 'date', dateTime: new Date(data.date).toISOString() }),
      data.tags.map((tag) => h('span', { className: 'post-tag', key: tag }, tag)),
      h('div', { id: 'body' }, h(Content)),
    );
    writeFileSync(`out/${name}.html`, `<!doctype html>${renderToStaticMarkup(page)}`);
  } catch (error) {
    console.error(`data/blog/${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
