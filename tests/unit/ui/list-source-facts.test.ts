import { describe, expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: { i18n: { getMessage: () => 'en' } } }));
vi.stubGlobal('navigator', { language: 'en-GB' });

const { getNextChoice, listSourceFacts } = await import('../../../src/ui/popup/list-source-facts.ts');

/** Lists the facts of an article whose page states these dates, titles and sites; the post has the first of each. */
function listFacts({ dates = ['2026-03-12'], titles = ['A lamp'], sites = ['Coast'] }) {
  const dispatch = vi.fn();
  const toFact = ([value, ...others]: string[]) => ({
    value,
    from: 'meta',
    source: 'meta',
    alternatives: others.map((other) => ({ value: other, from: 'visible', source: 'visible-date' })),
  });
  const [date = '', title = '', name = ''] = [dates[0], titles[0], sites[0]];
  const editor = {
    draft: {
      article: { title: toFact(titles), site: toFact(sites), published: toFact(dates), authors: null },
      post: { title, feed: { name, url: '' }, authors: [], date, source: { authors: [], date } },
    },
    created: { blog: { profile: { author: 'user', dates: 'posted' } } },
    store: { dispatch },
  };
  const facts = listSourceFacts(editor as unknown as Parameters<typeof listSourceFacts>[0]);
  const find = (wanted: string) => {
    const fact = facts.find((one) => one.name === wanted);
    if (!fact) throw new Error(`No fact ${wanted}`);
    return fact;
  };
  return { find, dispatch };
}

describe('a fact of the article', () => {
  it('has no other value where the page gives one day with and without its time', () => {
    const { find } = listFacts({ dates: ['2026-03-12T09:15:00+00:00', '2026-03-12'] });
    expect(find('date').others).toBe(0);
    expect(find('date').choices).toHaveLength(1);
    expect(find('date').choices[0]?.sources).toHaveLength(2);
  });

  it('has as many others as the page gives other days', () => {
    expect(listFacts({ dates: ['2026-03-12', '2026-03-14', '2026-04-01'] }).find('date').others).toBe(2);
  });

  it('agrees with a title that also names the site', () => {
    expect(listFacts({ titles: ['A lamp', 'A lamp – Coast'] }).find('title').others).toBe(0);
    expect(listFacts({ titles: ['A lamp', 'Nine lamps'] }).find('title').others).toBe(1);
  });

  it('has none where the page states nothing', () => {
    expect(listFacts({}).find('authors')).toMatchObject({ text: '', choices: [], others: 0 });
  });

  it('gives the next value, and puts it in', () => {
    const { find, dispatch } = listFacts({ sites: ['Coast', 'Coastline Quarterly'] });
    const next = getNextChoice(find('site'));
    expect(next?.text).toBe('Coastline Quarterly');
    next?.choose();
    expect(dispatch).toHaveBeenCalledWith({ do: 'edit', fields: { feed: { name: 'Coastline Quarterly', url: '' } } });
    expect(getNextChoice(listFacts({}).find('site'))).toBeNull();
  });
});
