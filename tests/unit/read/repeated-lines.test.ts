import { expect, it } from 'vitest';
import type { MarkdownBlock } from '../../../src/core/markdown/tree.ts';
import { listLines } from '../../../src/core/read/content/body-lines.ts';
import { findRepeatedLines } from '../../../src/core/read/content/repeated-lines.ts';

const toParagraph = (value: string): MarkdownBlock => ({ type: 'paragraph', children: [{ type: 'text', value }] });
const toPicture = (url: string): MarkdownBlock => ({
  type: 'paragraph',
  children: [{ type: 'image', url, title: null, alt: '' }],
});
const listRepeated = (blocks: MarkdownBlock[]) => [...findRepeatedLines(listLines(blocks))].map(({ text }) => text);

const FIRST = `The ferry leaves at six. ${'It carries eleven cars and a cow. '.repeat(6)}`.trim();
const SECOND = `The captain has a thermos. ${'She drinks tea at the outer buoy. '.repeat(6)}`.trim();
const CAPTION = 'The old ferry at the quay in the evening, with the cow on board';

it('finds the second copy of two paragraphs', () => {
  expect(listRepeated([FIRST, SECOND, FIRST, SECOND].map(toParagraph))).toEqual([FIRST, SECOND]);
});

it('keeps a single paragraph that occurs twice, such as a refrain or a step of two recipes', () => {
  expect(listRepeated([FIRST, SECOND, FIRST].map(toParagraph))).toEqual([]);
});

it('keeps a run that repeats one sentence', () => {
  expect(listRepeated([FIRST, FIRST, FIRST, FIRST].map(toParagraph))).toEqual([]);
});

it('finds the caption of a picture that is shown twice', () => {
  const blocks = [
    toPicture('/a.jpg'),
    toParagraph(CAPTION),
    toParagraph(FIRST),
    toPicture('/b.jpg'),
    toParagraph(CAPTION),
  ];
  expect(listRepeated(blocks)).toEqual([CAPTION]);
});
