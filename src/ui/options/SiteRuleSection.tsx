import { LIMITS } from '../../core/limits.ts';
import { type SiteRule, toSitePath, upsertSiteRule, upsertSiteRules } from '../../core/site-rules.ts';
import { t } from '../../extension/i18n.ts';
import { saveSiteRules } from '../../storage/blogs.ts';
import { ChipList } from '../components/ChipList.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { parseOpml } from './parse-opml.ts';
import { TextSetting } from './TextSetting.tsx';

/** Options for site rules: the user can add, edit and delete rules, and import them from a feed list (OPML). */
export function SiteRuleSection({ stored: { sites, taxonomy }, showToast }: SectionProps) {
  const saveRules = async (next: SiteRule[], text: string) => {
    await saveSiteRules(next);
    showToast({ text, undo: () => saveSiteRules(sites) });
  };
  const importOpml = async ([file]: File[]) => {
    if (!file) return;
    try {
      if (file.size > LIMITS.feedListFile)
        return showToast({ text: t('importTooLarge', file.name, LIMITS.feedListFile / 1_000_000), bad: true });
      const { rules, leftOut } = parseOpml(await file.text());
      if (!rules.length) return showToast({ text: t('opmlEmpty', file.name), bad: true });
      const text = leftOut > 0 ? t('opmlDoneSome', rules.length, leftOut) : t('opmlDone', rules.length);
      await saveRules(upsertSiteRules(sites, rules), text);
    } catch {
      // `parseOpml` throws if the file is not OPML.
      showToast({ text: t('opmlBad', file.name), bad: true });
    }
  };
  const add = (typed: string) => {
    if (!typed) return undefined;
    const match = toSitePath(/^https?:/i.test(typed) ? typed : `https://${typed}`);
    if (!match) return t('siteBad', typed);
    if (sites.some((rule) => rule.match === match)) return t('siteThere', match);
    return void saveRules(upsertSiteRule(sites, { match }), t('siteAdded', match));
  };
  const words = sites.flatMap(({ match, feedName = '' }) => [match, feedName]);
  return (
    <OptionSection id="sites" title={t('sitesTitle')} help={t('sitesHelp')} words={words}>
      <div class="row end">
        <TextSetting label={t('siteAdd')} placeholder="example.com" value="" save={add} />
        <FileButton label={t('opmlImport')} accept=".opml,.xml" onPick={importOpml} />
      </div>
      {sites.length === 0 && <p class="empty">{t('sitesNone')}</p>}
      <ul class="sites">
        {sites.map((rule) => (
          <SiteRuleEntry
            key={rule.match}
            rule={rule}
            known={taxonomy.categories}
            save={(change) =>
              saveRules(upsertSiteRule(sites, { ...rule, ...change } as SiteRule), t('siteSaved', rule.match))
            }
            remove={() =>
              saveRules(
                sites.filter((one) => one !== rule),
                t('siteRemoved', rule.match),
              )
            }
          />
        ))}
      </ul>
    </OptionSection>
  );
}

interface Props {
  rule: SiteRule;
  /** The categories that the blog uses. */
  known: string[];
  /** Changes the rule. A property set to undefined is removed. */
  save: (change: { [Fact in keyof SiteRule]?: SiteRule[Fact] | undefined }) => void;
  remove: () => void;
}

function SiteRuleEntry({ rule, known, save, remove }: Props) {
  const isMatch = useSearchMatch();
  const { match, feedName = '', feedUrl = '', authors = [], categories = [] } = rule;
  return (
    <li hidden={!isMatch(match, feedName)}>
      <details>
        <summary>
          <bdi>{match}</bdi> {feedName && <span class="quiet">{feedName}</span>}
        </summary>
        {/* The group is named after the site, so that screen reader users can tell the fields of two sites apart. */}
        <fieldset class="fields" aria-label={match}>
          <TextSetting label={t('siteFeedName')} value={feedName} save={(text) => save({ feedName: text })} />
          <TextSetting
            label={t('fieldFeed')}
            type="url"
            value={feedUrl}
            save={(text) => (text && !toSitePath(text) ? t('siteBad', text) : save({ feedUrl: text }))}
          />
          <div class="setting">
            <span aria-hidden="true">{t('siteAuthors')}</span>
            <ChipList
              label={t('siteAuthors')}
              kind="author"
              values={authors}
              onChange={(values) => save({ authors: values })}
            />
          </div>
          <div class="setting">
            <span aria-hidden="true">{t('fieldCategories')}</span>
            <ChipList
              label={t('fieldCategories')}
              kind="category"
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
