import { describe, expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import { plainMarkdown } from '../../../src/profiles/plain.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixturePost } from './fixtures.ts';

describe('techhub', () => {
  test('prints the complete file of techhub', () => {
    expect(printPost(fixturePost, techhub)).toEqual({
      path: '2026-02-27-Harbour-sensors-now-report-every-minute.md',
      text: `---
layout: "post"
title: "Harbour sensors now report every minute"
description: "The port of Lindhaven shortens its reporting interval from ten minutes to one."
author: "Mara Quist"
excerpt_separator: <!--excerpt_end-->
canonical_url: "https://port.example/news/sensors/"
viewing_mode: "external"
feed_name: "Port News"
feed_url: "https://port.example/feed.xml"
date: 2026-02-27 13:53:42 +00:00
permalink: "/2026-02-27-Harbour-sensors-now-report-every-minute.html"
categories: ["Azure", "DevOps"]
tags: ["Azure", "C#", "DevOps", "News", "Sensors"]
tags_normalized: ["azure", "csharp", "devops", "news", "sensors"]
---

Mara Quist reports that the port of Lindhaven now measures every minute.<!--excerpt_end-->

# Harbour sensors now report every minute

The port of Lindhaven has measured water levels since 1998.

## Key Points

- **Interval**: Readings arrive every minute.
- Old sensors stay in place.

## Conclusion

More piers follow in spring.

For further information, see [the plan](https://port.example/plan) and [the data](https://port.example/data).

This post appeared first on "Port News". [Read the entire article here](https://port.example/news/sensors/)
`,
    });
  });

  test('prints an undated post without any date', () => {
    const { path, text } = printPost({ ...fixturePost, date: '' }, techhub);
    expect(path).toBe('Harbour-sensors-now-report-every-minute.md');
    expect(text).toContain('permalink: "/Harbour-sensors-now-report-every-minute.html"');
    expect(text).not.toMatch(/^date:/m);
  });

  test('prints a day without time as midnight, and converts zones to UTC in the name, too', () => {
    expect(printPost({ ...fixturePost, date: '2026-02-27' }, techhub).text).toContain(
      '\ndate: 2026-02-27 00:00:00 +00:00\n',
    );
    const late = printPost({ ...fixturePost, date: '2026-02-28T00:30:00+02:00' }, techhub);
    expect(late.text).toContain('\ndate: 2026-02-27 22:30:00 +00:00\n');
    expect(late.path).toMatch(/^2026-02-27-/);
  });

  test('prints a handwritten body between excerpt and closing line', () => {
    const { text } = printPost({ ...fixturePost, body: 'Own words.\n\n---\n\nMore, $& and $1.' }, techhub);
    expect(text.slice(text.lastIndexOf('<!--excerpt_end-->'))).toBe(
      '<!--excerpt_end-->\n\nOwn words.\n\n---\n\nMore, $& and $1.\n\nThis post appeared first on "Port News". [Read the entire article here](https://port.example/news/sensors/)\n',
    );
  });

  test('prints the site’s host for a feed without a name', () => {
    const { text } = printPost({ ...fixturePost, feed: { name: '', url: '' } }, techhub);
    expect(text).toContain('appeared first on "port.example".');
    expect(text).not.toContain('feed_name');
  });

  test('prints own values in place of the profile’s, and omits the keys in without', () => {
    const { text } = printPost(
      { ...fixturePost, own: { layout: 'video', youtube: 'abc' }, without: ['description'] },
      techhub,
    );
    expect(text).toContain('layout: "video"\n');
    expect(text).toContain('youtube: "abc"\n');
    expect(text).not.toContain('description:');
  });

  test('escapes the template code and markup of the article’s texts', () => {
    const { text } = printPost(
      {
        ...fixturePost,
        excerpt: 'Say {{ site }} <!--excerpt_end--> twice',
        introduction: 'A List<T> and `List<T>`\n\n```yaml\nrun: ${{ secrets.X }}\n```',
        points: [{ text: 'one\n## two {% endraw %}', quote: '' }],
      },
      techhub,
    );
    const body = text.slice(text.indexOf('\n---\n', 4) + 5);
    expect(body.split('<!--excerpt_end-->')).toHaveLength(2);
    expect(body).toContain('Say {% raw %}{{ site }}{% endraw %}');
    expect(body).toContain('A List&lt;T> and `List<T>`');
    expect(body).toContain('run: ${% raw %}{{ secrets.X }}{% endraw %}');
    expect(body).toContain('- one ## two {% raw %}{%{% endraw %} endraw %}');
  });
});

describe('proof links', () => {
  const [first, second] = fixturePost.points;
  const post = {
    ...fixturePost,
    points: [
      { text: 'Readings arrive.', quote: '', ...first, proof: 'text=Readings%20arrive%20every%20minute.' },
      {
        text: 'Old sensors.',
        quote: '',
        ...second,
        proof: 'text=Old%20sensors,in%20place.',
        comment: 'As they should.',
      },
    ],
  };
  const printPoints = (proof: 'off' | 'mark' | 'label') =>
    printPost(post, { ...techhub, proof })
      .text.split('\n')
      .filter((line) => /^\s*- /.test(line));
  const [one, two] = ['Readings%20arrive%20every%20minute.', 'Old%20sensors,in%20place.'].map(
    (text) => `https://port.example/news/sensors/#:~:text=${text}`,
  );
  const comment = '    - As they should.';

  test('are an arrow after each point', () => {
    expect(printPoints('mark')).toEqual([
      `- **Interval**: Readings arrive every minute. [\u2197\ufe0e](${one})`,
      `- Old sensors stay in place. [\u2197\ufe0e](${two})`,
      comment,
    ]);
  });

  test('are on the label where the point has one', () => {
    expect(printPoints('label').slice(0, 2)).toEqual([
      `- **[Interval](${one})**: Readings arrive every minute.`,
      `- Old sensors stay in place. [\u2197\ufe0e](${two})`,
    ]);
  });

  test('are left out where the format has none, and the user’s comment on a point is not', () => {
    expect(printPoints('off')).toEqual([
      '- **Interval**: Readings arrive every minute.',
      '- Old sensors stay in place.',
      comment,
    ]);
  });
});

test('prints plain Markdown with the source under the title and without front matter', () => {
  expect(printPost(fixturePost, plainMarkdown).text).toMatch(
    /^# Harbour sensors now report every minute\n\nMara Quist · 2026-02-27 · \[Port News\]\(https:\/\/port\.example\/news\/sensors\/\)\n\n/,
  );
});
