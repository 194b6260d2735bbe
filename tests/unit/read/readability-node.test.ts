import { expect, test } from 'vitest';
import { ReadabilityNode } from '../../../src/core/read/content/readability-node.ts';

const createText = (data: string) => new ReadabilityNode(undefined, data);

function createElement(tag: string, ...children: ReadabilityNode[]): ReadabilityNode {
  const node = new ReadabilityNode(tag.toUpperCase(), null);
  for (const child of children) node.appendChild(child);
  return node;
}

test('clears the cached text when a descendant changes', () => {
  const word = createElement('b', createText('  three  '));
  const line = createElement('p', createText('one  two'), word);
  const body = createElement('body', createElement('div', line), createElement('p', createText(' four')));
  expect(body.textContent).toBe('one  two  three   four');
  expect(body.innerText).toBe('one two three four');
  line.removeChild(word);
  expect(body.innerText).toBe('one two four');
  line.appendChild(createText('!'));
  expect(line.textContent).toBe('one  two!');
  line.replaceChild(createElement('i', createText('?')), line.lastChild as ReadabilityNode);
  expect(body.textContent).toBe('one  two? four');
});

test('has the length of its inner text as its size, wherever white space stands', () => {
  const texts = ['', ' ', '\n\t', 'a', ' b', 'c ', ' d  e ', '\u00a0', 'f\u200b'];
  for (const [one, two, three] of texts.flatMap((a) => texts.flatMap((b) => texts.map((c) => [a, b, c] as const)))) {
    const inner = createElement('b', createText(two), createText(three));
    const body = createElement('body', createElement('p', createText(one), inner), createText(one));
    expect(body.size).toBe(body.innerText.length);
    inner.appendChild(createText(one));
    expect(body.size).toBe(body.innerText.length);
  }
});

test('counts the characters of links, and links within the page for less', () => {
  const inner = createElement('a', createText('1234567890'));
  inner.setAttribute('href', '#top');
  const outer = createElement('a', createText('12345'));
  const body = createElement('body', createElement('p', inner, outer), createText('more'));
  expect(body.linkLength).toBe(8);
  outer.remove();
  expect(body.linkLength).toBe(3);
});

test('keeps the order of its children when one moves', () => {
  const [first, second, third] = ['h1', 'p', 'ul'].map((tag) => createElement(tag)) as [
    ReadabilityNode,
    ReadabilityNode,
    ReadabilityNode,
  ];
  const body = createElement('body', createText('a'), first, createText('b'), second, third);
  expect(body.firstElementChild).toBe(first);
  expect(first.nextElementSibling).toBe(second);
  body.appendChild(first);
  expect(body.children).toEqual([second, third, first]);
  expect(body.listDescendants(['H1', 'ul'])).toEqual([third, first]);
  createElement('div', second);
  expect(body.children).toEqual([third, first]);
  expect(body.childNodes.length).toBe(4);
});
