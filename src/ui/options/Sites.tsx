import { useEffect, useState } from 'preact/hooks';
import { keepSites, loadSites } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { type SiteRule, withRule } from '../../core/site-rule.ts';
import { FileButton } from './FileButton.tsx';
import type { Tell } from './Options.tsx';
import { rulesOfOpml } from './opml.ts';

/** What is kept for the sites that the person reads: changed in place, imported from a feed list, deleted. */
export function Sites({ tell }: { tell: Tell }) {
  const [rules, setRules] = useState<SiteRule[]>([]);
  useEffect(() => {
    void loadSites().then(setRules);
  }, []);
  const put = async (next: SiteRule[]) => {
    await keepSites(next);
    setRules(next);
  };
  const edit = (rule: SiteRule, change: Partial<SiteRule>) =>
    put(rules.map((one) => (one === rule ? { ...rule, ...change } : one)));
  const remove = async (rule: SiteRule) => {
    await put(rules.filter((one) => one !== rule));
    tell({ text: t('siteRemoved', rule.match), undo: () => put(rules) });
  };
  const importOpml = async ([file]: File[]) => {
    if (!file) return;
    try {
      const found = rulesOfOpml(await file.text());
      if (!found.length) return tell({ text: t('opmlEmpty', file.name), bad: true });
      await put(found.reduce(withRule, rules));
      tell({ text: t('opmlDone', found.length), undo: () => put(rules) });
    } catch {
      tell({ text: t('opmlBad', file.name), bad: true });
    }
  };
  return (
    <section id="sites" aria-labelledby="sites-heading">
      <h2 id="sites-heading">{t('sitesTitle')}</h2>
      <p class="quiet">{t('sitesHelp')}</p>
      <FileButton label={t('opmlImport')} accept=".opml,.xml" onPick={importOpml} />
      {rules.length > 0 && (
        <table class="evidence">
          <thead>
            <tr>
              <th scope="col">{t('siteMatch')}</th>
              <th scope="col">{t('fieldSite')}</th>
              <th scope="col">{t('fieldFeed')}</th>
              <th scope="col">{t('fieldCategories')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.match}>
                <th scope="row">{rule.match}</th>
                <td>
                  <input
                    class="boxed"
                    aria-label={`${t('fieldSite')}: ${rule.match}`}
                    value={rule.feedName ?? ''}
                    onChange={(event) => edit(rule, { feedName: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <input
                    class="boxed"
                    type="url"
                    aria-label={`${t('fieldFeed')}: ${rule.match}`}
                    value={rule.feedUrl ?? ''}
                    onChange={(event) => edit(rule, { feedUrl: event.currentTarget.value })}
                  />
                </td>
                <td>{rule.categories?.join(', ')}</td>
                <td>
                  <button
                    type="button"
                    class="icon"
                    aria-label={t('siteRemove', rule.match)}
                    onClick={() => remove(rule)}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
