import { describe, expect, test } from 'vitest';
import { learnFormat } from '../../../src/core/format/learn/learn-format.ts';

interface Sample {
  date: string;
  link: string;
  author?: string;
}

const learn = (samples: Sample[]) =>
  learnFormat(
    samples.map(({ date, link, author = 'Ida Holm' }, at) => ({
      path: `content/posts/tide-${at}.md`,
      text: `---\ntitle: Tide ${at}\ndate: ${date}\nauthor: ${author}\nlink: ${link}\n---\n\nHigh water.\n`,
    })),
  );

const links = ['https://a.example/2026/03/01/x', 'https://b.example/2026-03-05-y', 'https://c.example/2026/03/09/z'];
const withDays = (...days: string[]): Sample[] =>
  days.map((day, at) => ({ date: `2026-03-${day}`, link: links[at] ?? 'https://d.example/w' }));

describe('whose date a blog’s posts have', () => {
  test('is the article’s when it is that of the linked addresses', () => {
    const { facts, profile } = learn(withDays('01', '05', '10'));
    expect(facts.dates).toEqual({ is: 'article', agree: 3, seen: 3 });
    expect(profile.dates).toBe('article');
  });

  test('is the day of posting when posts follow their articles days later', () => {
    const { facts, profile } = learn(withDays('01', '08', '20'));
    expect(facts.dates).toEqual({ is: 'posted', agree: 2, seen: 3 });
    expect(profile.dates).toBe('posted');
  });

  test('is the day of posting when no linked address has a day', () => {
    const samples = withDays('01', '05').map((sample) => ({ ...sample, link: 'https://a.example/x' }));
    expect(learn(samples).facts.dates).toEqual({ is: 'posted', agree: 0, seen: 0 });
  });

  test('is not read from the blog’s own addresses', () => {
    const samples = withDays('01', '05', '09').map((sample) => ({
      ...sample,
      link: `https://own.example/${sample.date.replaceAll('-', '/')}/tide`,
    }));
    expect(learn(samples).facts.dates).toMatchObject({ is: 'posted', seen: 0 });
  });
});

describe('whose name a blog’s posts have', () => {
  const sign = (...names: string[]) =>
    learn(names.map((author, at) => ({ date: `2026-03-0${at + 1}`, link: 'https://a.example/x', author })));

  test('is the user’s when it is always the same, and is learned', () => {
    const { facts, profile } = sign('Ida Holm', 'Ida Holm', 'Ida Holm');
    expect(facts.author).toEqual({ is: 'user', name: 'Ida Holm' });
    expect(profile.author).toBe('user');
    expect(sign('Ida Holm', 'Ida Holm', 'Ida Holm', 'Ada Ek', 'Ida Holm').facts.author.name).toBe('Ida Holm');
  });

  test('is the article’s when it changes from post to post', () => {
    expect(sign('Ida Holm', 'Ada Ek', 'Bo Friis').profile.author).toBe('article');
  });

  test('is the user’s in a single post, since most blogs have one writer', () => {
    expect(sign('Ida Holm').facts.author).toEqual({ is: 'user', name: 'Ida Holm' });
  });
});
