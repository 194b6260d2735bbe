import { keepSites } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { LIMITS } from '../../core/limits.ts';
import { placeOf, type SiteRule, withRule, withRules } from '../../core/site-rule.ts';
import { Chips } from '../parts/Chips.tsx';
import { FileButton } from '../parts/FileButton.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import type { SectionProps } from './Options.tsx';
import { rulesOfOpml } from './opml.ts';
import { Section, useFound } from './Section.tsx';
import { TextSetting } from './TextSetting.tsx';

/** What is kept for the sites that the person reads: added, changed in place, imported from a feed list, deleted. */
export function Sites({ stored: { sites, taxonomy }, tell }: SectionProps) {
  const put = async (next: SiteRule[], text: string) => {
    await keepSites(next);
    tell({ text, undo: () => keepSites(sites) });
  };
  const importOpml = async ([file]: File[]) => {
    if (!file) return;
    try {
      if (file.size > LIMITS.feedListFile)
        return tell({ text: t('importTooLarge', file.name, LIMITS.feedListFile / 1_000_000), bad: true });
      const { rules, leftOut } = rulesOfOpml(await file.text());
      if (!rules.length) return tell({ text: t('opmlEmpty', file.name), bad: true });
      const text = leftOut > 0 ? t('opmlDoneSome', rules.length, leftOut) : t('opmlDone', rules.length);
      await put(withRules(sites, rules), text);
    } catch {
      tell({ text: t('opmlBad', file.name), bad: true });
    }
  };
  const add = (typed: string) => {
    if (!typed) return undefined;
    const match = placeOf(/^https?:/i.test(typed) ? typed : `https://${typed}`);
    if (!match) return t('siteBad', typed);
    if (sites.some((rule) => rule.match === match)) return t('siteThere', match);
    return void put(withRule(sites, { match }), t('siteAdded', match));
  };
  const words = sites.flatMap(({ match, feedName = '' }) => [match, feedName]);
  return (
    <Section id="sites" title={t('sitesTitle')} help={t('sitesHelp')} words={words}>
      <div class="row end">
        <TextSetting label={t('siteAdd')} placeholder="example.com" value="" save={add} />
        <FileButton label={t('opmlImport')} accept=".opml,.xml" onPick={importOpml} />
      </div>
      {sites.length === 0 && <p class="empty">{t('sitesNone')}</p>}
      <ul class="sites">
        {sites.map((rule) => (
          <Site
            key={rule.match}
            rule={rule}
            known={taxonomy.categories}
            save={(change) => put(withRule(sites, { ...rule, ...change } as SiteRule), t('siteSaved', rule.match))}
            remove={() =>
              put(
                sites.filter((one) => one !== rule),
                t('siteRemoved', rule.match),
              )
            }
          />
        ))}
      </ul>
    </Section>
  );
}

interface Props {
  rule: SiteRule;
  /** The categories that the blog has. */
  known: string[];
  /** Nothing said of a thing takes the rule for it away. */
  save: (change: { [Fact in keyof SiteRule]?: SiteRule[Fact] | undefined }) => void;
  remove: () => void;
}

function Site({ rule, known, save, remove }: Props) {
  const found = useFound();
  const { match, feedName = '', feedUrl = '', authors = [], categories = [] } = rule;
  return (
    <li hidden={!found(match, feedName)}>
      <details>
        <summary>
          <bdi>{match}</bdi> {feedName && <span class="quiet">{feedName}</span>}
        </summary>
        {/* Each site's fields are a group of its name, so that two “Site name” are told apart. */}
        <fieldset class="fields" aria-label={match}>
          <TextSetting label={t('siteFeedName')} value={feedName} save={(text) => save({ feedName: text })} />
          <TextSetting
            label={t('fieldFeed')}
            type="url"
            value={feedUrl}
            save={(text) => (text && !placeOf(text) ? t('siteBad', text) : save({ feedUrl: text }))}
          />
          <div class="setting">
            <span aria-hidden="true">{t('siteAuthors')}</span>
            <Chips
              label={t('siteAuthors')}
              add={t('authorAdd')}
              remove={(author) => t('authorRemove', author)}
              values={authors}
              onChange={(values) => save({ authors: values })}
            />
          </div>
          <div class="setting">
            <span aria-hidden="true">{t('fieldCategories')}</span>
            <Chips
              label={t('fieldCategories')}
              add={t('categoryAdd')}
              remove={(category) => t('categoryRemove', category)}
              values={categories}
              suggest={(typed) => known.filter((name) => name.toLowerCase().startsWith(typed.trim().toLowerCase()))}
              onChange={(values) => save({ categories: values })}
            />
          </div>
          <ChoiceSetting
            label={t('siteViewing')}
            value={rule.viewingMode ?? ''}
            choices={[
              ['', t('viewingUsual')],
              ['external', t('viewingExternal')],
              ['internal', t('viewingInternal')],
            ]}
            save={(mode) => save({ viewingMode: mode || undefined })}
          />
          <button type="button" class="button" onClick={remove}>
            {t('siteRemove', match)}
          </button>
        </fieldset>
      </details>
    </li>
  );
}
