import { expect, test } from 'vitest';
import { ReadabilityNode } from '../../../src/core/read/readability-node.ts';

const text = (data: string) => new ReadabilityNode(undefined, data);

function element(tag: string, ...children: ReadabilityNode[]): ReadabilityNode {
  const made = new ReadabilityNode(tag.toUpperCase(), null);
  for (const child of children) made.appendChild(child);
  return made;
}

test('a text that is remembered is forgotten when something in it changes, however deep', () => {
  const word = element('b', text('  three  '));
  const line = element('p', text('one  two'), word);
  const body = element('body', element('div', line), element('p', text(' four')));
  expect(body.textContent).toBe('one  two  three   four');
  expect(body.innerText).toBe('one two three four');
  line.removeChild(word);
  expect(body.innerText).toBe('one two four');
  line.appendChild(text('!'));
  expect(line.textContent).toBe('one  two!');
  line.replaceChild(element('i', text('?')), line.lastChild as ReadabilityNode);
  expect(body.textContent).toBe('one  two? four');
});

test('the size is that of the line which the text makes, wherever white space stands', () => {
  const texts = ['', ' ', '\n\t', 'a', ' b', 'c ', ' d  e ', '\u00a0', 'f\u200b'];
  for (const [one, two, three] of texts.flatMap((a) => texts.flatMap((b) => texts.map((c) => [a, b, c] as const)))) {
    const inner = element('b', text(two), text(three));
    const body = element('body', element('p', text(one), inner), text(one));
    expect(body.size).toBe(body.innerText.length);
    inner.appendChild(text(one));
    expect(body.size).toBe(body.innerText.length);
  }
});

test('links count by their characters, those within the page less', () => {
  const inner = element('a', text('1234567890'));
  inner.setAttribute('href', '#top');
  const outer = element('a', text('12345'));
  const body = element('body', element('p', inner, outer), text('more'));
  expect(body.linkLength).toBe(8);
  outer.remove();
  expect(body.linkLength).toBe(3);
});

test('nodes keep their order when they move', () => {
  const [first, second, third] = ['h1', 'p', 'ul'].map((tag) => element(tag)) as [
    ReadabilityNode,
    ReadabilityNode,
    ReadabilityNode,
  ];
  const body = element('body', text('a'), first, text('b'), second, third);
  expect(body.firstElementChild).toBe(first);
  expect(first.nextElementSibling).toBe(second);
  body.appendChild(first);
  expect(body.children).toEqual([second, third, first]);
  expect(body.listDescendants(['H1', 'ul'])).toEqual([third, first]);
  element('div', second);
  expect(body.children).toEqual([third, first]);
  expect(body.childNodes.length).toBe(4);
});
