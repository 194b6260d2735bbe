import { t } from '../../extension/i18n.ts';
import type { Settings } from '../../storage/settings.ts';
import type { SectionProps } from './options-data.ts';
import { SegmentedSetting } from './SegmentedSetting.tsx';
import { TextSetting } from './TextSetting.tsx';
import type { FormatDraft } from './use-format-draft.ts';

interface Props {
  draft: FormatDraft;
  settings: Settings;
  set: SectionProps['set'];
}

/** Settings for whose date and whose name new posts have. */
export function PostFactSettings({ draft: { edited, change }, settings, set }: Props) {
  const author = edited.author ?? 'article';
  return (
    <>
      <SegmentedSetting
        label={t('fieldDate')}
        value={edited.dates ?? 'article'}
        choices={[
          ['posted', t('datesPosted')],
          ['article', t('datesArticle')],
        ]}
        save={(dates) => change({ dates })}
      />
      <SegmentedSetting
        label={t('fieldAuthors')}
        value={author}
        choices={[
          ['user', t('authorUser')],
          ['article', t('authorArticle')],
        ]}
        save={(next) => change({ author: next })}
      />
      {author === 'user' && (
        <TextSetting
          label={t('yourName')}
          help={t('yourNameHelp')}
          value={settings.author}
          save={(name) => set({ author: name })}
        />
      )}
    </>
  );
}
