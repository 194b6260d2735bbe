import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { parsePathWords, printPathWords } from '../../../src/ui/options/path-words.ts';

describe('the path of a format in words', () => {
  it.each(profiles)('says the path of $id, and prints it as a valid template', (profile) => {
    const words = parsePathWords(profile.path);
    expect(words).not.toBeNull();
    if (words) expect(() => parseProfile({ ...profile, path: printPathWords(words) })).not.toThrow();
  });

  it('names folder and file', () => {
    const jekyll = profiles.find(({ id }) => id === 'jekyll');
    expect(parsePathWords(jekyll?.path ?? '')).toEqual({
      folder: '_posts',
      fileName: '{date}-{title}.md',
      drafts: { condition: 'draft or date == ""', path: '_drafts/{title}.md' },
    });
    expect(parsePathWords('content/{{ date | date: "%Y" }}/{{ slug }}/index.md')).toEqual({
      folder: 'content/{year}/{title}',
      fileName: 'index.md',
    });
  });

  it('changes the folder and keeps the rest', () => {
    for (const { path } of profiles) {
      const words = parsePathWords(path);
      const next = printPathWords({ ...(words ?? { fileName: '' }), folder: '/notes/' });
      expect(parsePathWords(next)).toEqual({ ...words, folder: 'notes' });
    }
  });

  it('leaves other templates to the user', () => {
    expect(parsePathWords('posts/{{ title | downcase }}.md')).toBeNull();
    expect(parsePathWords('posts/{% if image %}a{% endif %}.md')).toBeNull();
  });
});
