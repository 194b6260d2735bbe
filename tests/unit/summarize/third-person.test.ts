import { expect, test } from 'vitest';
import { attributeSentence } from '../../../src/core/summarize/attribute-sentence.ts';
import { findNarrator, toThirdPerson } from '../../../src/core/summarize/third-person.ts';
import { getFrameWords } from '../../../src/core/text/frame-words.ts';

const mara = findNarrator({ authors: ['Mara Quist'], site: 'Port News' }, 'en');
const tell = (sentence: string, language = 'en', narrator = mara) => toThirdPerson(sentence, narrator, language);

test('an article that speaks of itself becomes a sentence about its author', () => {
  expect(tell('In this post I’ll show how to mend a kettle.')).toBe('Mara Quist shows how to mend a kettle.');
  expect(tell('In this short guide, you will learn how a pier is built.')).toBe(
    'Mara Quist shows how a pier is built.',
  );
  expect(tell('We’re excited to announce the new coil for old kettles.')).toBe(
    'Mara Quist announces the new coil for old kettles.',
  );
  expect(tell('Learn how to read a tide table at night.')).toBe('Mara Quist shows how to read a tide table at night.');
  expect(tell('In this blogpost we will explain what a kettle costs.')).toBe(
    'Mara Quist explains what a kettle costs.',
  );
  expect(tell('Here’s a quick look at four kettles and their coils.')).toBe(
    'Mara Quist looks at four kettles and their coils.',
  );
  expect(tell('Read on to see my favourite kettles of this year.')).toBe(
    'Mara Quist shows their favourite kettles of this year.',
  );
  expect(tell('Check out how our team mends an old kettle.')).toBe(
    'Mara Quist shows how their team mends an old kettle.',
  );
  expect(tell('Check out the other kettles in our shop.')).toBe(null);
  expect(tell('In diesem Beitrag zeigen wir, wie ein Deich entsteht.', 'de')).toBe(
    'Mara Quist zeigt, wie ein Deich entsteht.',
  );
  expect(tell('Dans cet article, nous expliquons comment bâtir un quai.', 'fr')).toBe(
    'Mara Quist explique comment bâtir un quai.',
  );
  expect(tell('En este artículo mostramos cómo se mide la marea.', 'es')).toBe(
    'Mara Quist muestra cómo se mide la marea.',
  );
  expect(tell('Neste artigo, explicamos como medir a maré alta.', 'pt-BR')).toBe(
    'Mara Quist explica como medir a maré alta.',
  );
  expect(tell('本記事では、潮位を測る新しい方法を紹介します。', 'ja')).toBe(
    'Mara Quistは潮位を測る新しい方法を紹介している。',
  );
  expect(tell('本文将介绍测量潮位的一种新方法。', 'zh-CN')).toBe('Mara Quist介绍测量潮位的一种新方法。');
  expect(tell('في هذا المقال نستعرض طريقة جديدة لقياس المد.', 'ar')).toBe('يستعرض Mara Quist طريقة جديدة لقياس المد.');
});

test('several authors take the plural, and an article without an author stands for itself', () => {
  const both = findNarrator({ authors: ['Mara Quist', 'Bo Friis'], site: '' }, 'en');
  expect(tell('In this post we compare four kinds of kettle.', 'en', both)).toBe(
    'Mara Quist and Bo Friis compare four kinds of kettle.',
  );
  expect(tell('In this post we compare four kinds of kettle.', 'en', null)).toBe(
    'The article compares four kinds of kettle.',
  );
});

test('the first person in the rest becomes the third, except in a quotation and in a language that would change its verbs', () => {
  expect(tell('In this post, I explain how we measured our old piers.')).toBe(
    'Mara Quist explains how they measured their old piers.',
  );
  expect(tell('In this post, I explain why Bo said “we were wrong” last week.')).toBeNull();
  expect(tell('In diesem Beitrag zeige ich, wie wir unsere Deiche messen.', 'de')).toBeNull();
});

test('other sentences stay as they are', () => {
  expect(tell('The port measures the tide every minute of the day.')).toBeNull();
  expect(tell('This post explains why.')).toBeNull();
});

test('an attributed sentence is a clause where the language and the sentence allow it', () => {
  const port = findNarrator({ authors: [], site: 'Port News' }, 'en');
  if (!mara || !port) throw new Error('no narrator');
  expect(attributeSentence('The port is open again.', mara, 'en')).toBe(
    'Mara Quist (Port News) writes that the port is open again.',
  );
  expect(attributeSentence('We moved the port in May, and it was hard.', port, 'en')).toBe(
    'Port News writes that they moved the port in May, and it was hard.',
  );
  expect(attributeSentence('We moved the port in May, and it was hard.', port, 'en', { person: 'original' })).toBe(
    'Port News writes: We moved the port in May, and it was hard.',
  );
  // "They" would be the boats.
  expect(attributeSentence('The boats are late. I think they will sink.', port, 'en')).toBe(
    'Port News writes: The boats are late. I think they will sink.',
  );
  expect(attributeSentence('What has changed at the port and what has not.', port, 'en')).toBe(
    'Port News writes: What has changed at the port and what has not.',
  );
  expect(attributeSentence('A short look at tides.', port, 'en')).toBe('Port News writes: A short look at tides.');
  expect(attributeSentence('Wir haben gemessen.', port, 'de')).toBe('Port News schreibt: Wir haben gemessen.');
  expect(attributeSentence('Measure twice.', port, 'en', { kind: 'steps' })).toBe('Port News explains: Measure twice.');
});

test('a clause opens with a small letter, unless the article shows that its first word is a name', () => {
  const port = findNarrator({ authors: [], site: 'Port News' }, 'en');
  if (!port) throw new Error('no narrator');
  const article = 'Keepers and their boats met Quist in May. Few keepers knew her.';
  const tellIn = (sentence: string, language = 'en') =>
    attributeSentence(sentence, port, language, { kind: 'news', article });
  expect(tellIn('Keepers were asked to stay.')).toBe('Port News reports that keepers were asked to stay.');
  expect(tellIn('Quist was asked to stay.')).toBe('Port News reports that Quist was asked to stay.');
  expect(tellIn('NIWA has measured the tide.')).toBe('Port News reports that NIWA has measured the tide.');
  expect(tellIn('12 boats were moved.')).toBe('Port News reports that 12 boats were moved.');
  // The article does not show whether this is a name.
  expect(tellIn('Otters were seen.')).toBe('Port News reports: Otters were seen.');
  expect(tellIn('La marea está alta.', 'es')).toBe('Port News informa que la marea está alta.');
  expect(tellIn('A maré está alta.', 'pt-BR')).toBe('Port News informa que a maré está alta.');
  expect(tellIn('Das Wasser ist hoch.', 'de')).toBe('Port News berichtet: Das Wasser ist hoch.');
});

test('every language of the interface has frame words with all their places', () => {
  for (const language of ['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'zh-CN']) {
    const words = getFrameWords(language);
    expect(words.furtherLinks, language).toContain('{links}');
    expect(words.firstAppeared, language).toContain('{site}');
    for (const place of ['{name}', '{verb}', '{text}']) {
      expect(words.attribution, language).toContain(place);
      expect(words.thirdPerson.sentence, language).toContain(place);
    }
    expect(words === getFrameWords('en'), language).toBe(language === 'en');
  }
});

test('a site is named beside its authors, but no address, no slogan and no site named after them', () => {
  const siteOf = (site: string, authors = ['Mara Quist']) => findNarrator({ authors, site }, 'en')?.site;
  expect(siteOf('Port News')).toBe('Port News');
  expect(siteOf('Mara Quist’s Notes')).toBe('');
  expect(siteOf('Home | Port News')).toBe('');
  expect(siteOf('Everything about ports, piers, quays and kettles')).toBe('');
  expect(findNarrator({ authors: [], site: 'https://port.example' }, 'en')).toBeNull();
});
