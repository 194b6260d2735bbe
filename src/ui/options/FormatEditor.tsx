import { t } from '../../extension/i18n.ts';
import { ArticleTextSettings } from './ArticleTextSettings.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { KeyListEditor } from './KeyListEditor.tsx';
import { KeyRuleTable } from './KeyRuleTable.tsx';
import { PathSetting } from './PathSetting.tsx';
import { ProofLinkSetting } from './ProofLinkSetting.tsx';
import { SlugSettings } from './SlugSettings.tsx';
import { TextSetting } from './TextSetting.tsx';
import type { FormatDraft } from './use-format-draft.ts';

/** Form for everything else that a format says: names of files, tags, dates and front-matter keys. */
export function FormatEditor({ draft: { edited, change } }: { draft: FormatDraft }) {
  return (
    <div class="settings">
      <TextSetting
        label={t('learnNameLabel')}
        live
        value={edited.name}
        save={(name) => (name ? change({ name }) : t('settingEmpty'))}
      />
      <SlugSettings slug={edited.slug} save={(slug) => change({ slug })} />
      <TextSetting
        label={t('formatMarker')}
        type="code"
        live
        value={edited.excerpt.marker}
        save={(marker) => change({ excerpt: { ...edited.excerpt, marker } })}
      />
      <ChoiceSetting
        label={t('formatTags')}
        value={edited.tags.form}
        choices={[
          ['keep', t('tagsKeep')],
          ['lower', t('tagsLower')],
          ['kebab', t('tagsKebab')],
          ['nest', t('tagsNest')],
        ]}
        save={(form) => change({ tags: { ...edited.tags, form } })}
      />
      <ChoiceSetting
        label={t('formatZone')}
        value={edited.zone === 'utc' ? 'utc' : edited.zone === 'keep' ? 'keep' : 'fixed'}
        choices={[
          ['keep', t('zoneKeep')],
          ['utc', t('zoneUtc')],
          ...(/^[+-]/.test(edited.zone) ? [['fixed', edited.zone] as ['fixed', string]] : []),
        ]}
        save={(zone) => zone !== 'fixed' && change({ zone })}
      />
      {edited.rules && (
        <>
          <h3>{t('configTitle')}</h3>
          <KeyRuleTable rules={edited.rules} />
        </>
      )}
      <KeyListEditor profile={edited} change={change} />
    </div>
  );
}

/** Settings for what a post of the format holds: whose date and name, how points are shown, and where the file goes. */
export function PostContentSettings({ draft: { edited, change } }: { draft: FormatDraft }) {
  return (
    <>
      <ArticleTextSettings profile={edited} change={change} />
      <PathSetting path={edited.path} change={change} />
      <ProofLinkSetting profile={edited} change={change} />
    </>
  );
}
