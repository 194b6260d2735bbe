import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, 'sample');

/**
 * Reads the articles of `training/sample`, written for this repository: enough to run the training code, not to learn from.
 * @returns {{ title: string, lang: string, author: string, tags: string[], categories: string[], markdown: string,
 *   gold: { excerpt: string, bullets: { text: string }[] } }[]}
 */
export const readSample = () =>
  readdirSync(folder).map((name) => {
    const [, front = '', markdown = ''] =
      /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
    const { excerpt, points, ...article } = parse(front);
    return { ...article, markdown, gold: { excerpt, bullets: points.map((text) => ({ text })) } };
  });
