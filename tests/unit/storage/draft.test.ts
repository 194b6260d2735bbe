import { describe, expect, test, vi } from 'vitest';
import { getOrigin, SOURCES, type SourceId } from '../../../src/core/source.ts';
import { upgradeDraft } from '../../../src/storage/draft.ts';
import { readBackupDraft } from '../../../src/storage/drafts.ts';
import { isRestorableDraft, isStoredDraft } from '../../../src/storage/stored-kinds.ts';
// A draft stored by the last release with version 2 of the format (commit 5cfda38), of tests/cases/developer-blog.
import storedV2 from './draft-v2.json' with { type: 'json' };
// A draft of version 3, stored by commit 922c5fe, of tests/cases/microdata-blog.
import storedV3 from './draft-v3.json' with { type: 'json' };

vi.mock('webextension-polyfill', () => ({ default: { extension: {}, storage: {} } }));

const { key } = storedV2;
const copyOfV2 = (): typeof storedV2 => structuredClone(storedV2);

/** Returns the facts of an article: its properties that are objects with a `value`. */
const listFacts = (article: object) =>
  Object.values(article).filter((fact) => typeof fact === 'object' && fact !== null && 'value' in fact);

const listCandidates = (article: object): { from: string; source: SourceId; detail?: string }[] =>
  listFacts(article).flatMap((fact) => [fact, ...fact.alternatives]);

/** The article as version 2 stored it, where `where` is what `detail` holds after the upgrade. */
const toArticleOfV2 = (article: object): object =>
  JSON.parse(
    JSON.stringify(article, (name, value) => (name === 'source' ? undefined : value)).replaceAll(
      '"detail":',
      '"where":',
    ),
  );

describe('upgradeDraft', () => {
  test('keeps every word of a draft of version 2 and gives each fact its source', () => {
    const old = copyOfV2();
    const { version, article, ...rest } = upgradeDraft(old, key) ?? expect.fail('is no draft');
    expect(version).toBe(5);
    const { version: _, article: oldArticle, by: __, ...oldRest } = storedV2;
    expect(rest).toEqual({ ...oldRest, post: { comment: '', ...oldRest.post } });
    expect(toArticleOfV2(article)).toEqual(oldArticle);
    expect(listFacts(article).length).toBeGreaterThan(7);
    expect(listCandidates(article)).toSatisfy((candidates: ReturnType<typeof listCandidates>) =>
      candidates.every(({ from, source }) => SOURCES.includes(source) && getOrigin(source) === from),
    );
    expect(old).toEqual(storedV2);
  });

  test('gives a whole draft for one of version 2', () => {
    expect(isStoredDraft(storedV2)).toBe(false);
    expect(isStoredDraft(upgradeDraft(copyOfV2(), key))).toBe(true);
  });

  test('turns the origin `person` into `user`, in alternatives too', () => {
    const old = copyOfV2();
    old.article.title = {
      value: 'Mine',
      from: 'person',
      where: 'typed',
      alternatives: [{ ...old.article.title, from: 'person' }],
    };
    const title = upgradeDraft(old, key)?.article.title;
    expect(title).toMatchObject({ value: 'Mine', from: 'user', source: 'user' });
    expect(title?.alternatives[0]).toMatchObject({ value: storedV2.article.title.value, from: 'user' });
  });

  test('turns the words for a source in version 3 into an id of the same origin, and keeps them as the detail', () => {
    const { article } = upgradeDraft(structuredClone(storedV3), storedV3.key) ?? expect.fail('is no draft');
    const oldCandidates = listCandidates(storedV3.article);
    expect(oldCandidates.map(({ source }) => source)).toContain('heading that links home' as SourceId);
    expect(listCandidates(article).map(({ detail }) => detail)).toEqual(oldCandidates.map(({ source }) => source));
    expect(listCandidates(article).map(({ from }) => from)).toEqual(oldCandidates.map(({ from }) => from));
    expect(listCandidates(article)).toSatisfy((candidates: ReturnType<typeof listCandidates>) =>
      candidates.every(({ from, source }) => SOURCES.includes(source) && getOrigin(source) === from),
    );
    expect(isStoredDraft(upgradeDraft(structuredClone(storedV3), storedV3.key))).toBe(true);
  });

  test('upgrades a draft of version 1, which had no key', () => {
    const { key: _, ...old } = { ...copyOfV2(), version: 1 };
    expect(upgradeDraft(old, key)).toEqual(upgradeDraft(copyOfV2(), key));
  });

  test('leaves a draft of this version as it is', () => {
    const draft = upgradeDraft(copyOfV2(), key);
    expect(upgradeDraft({ ...draft, by: 'a window' }, key)).toEqual(draft);
  });

  test.each([
    null,
    7,
    [],
    {},
    { version: 6, post: storedV2.post, article: storedV2.article },
    { version: 2 },
    { version: 2, article: 7, post: null },
    { version: 2, post: { title: '', points: [] }, article: { canonical: { value: 'x', alternatives: null } } },
  ])('gives null for %j', (value) => {
    expect(upgradeDraft(value, key)).toBeNull();
  });
});

describe('readBackupDraft', () => {
  test('restores a draft of version 2 from a backup', () => {
    const restored = readBackupDraft(key, copyOfV2(), isRestorableDraft);
    expect(restored).toMatchObject({ version: 5, key, post: { ...storedV2.post, comment: '' } });
    expect(restored?.article.title.detail).toBe(storedV2.article.title.where);
  });

  test('refuses a draft under the key of another page', () => {
    expect(readBackupDraft('draft:https://other.example/', copyOfV2(), isRestorableDraft)).toBeNull();
  });
});
