import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';

interface Props {
  profile: Profile;
  change: (change: Partial<Profile>) => unknown;
}

/** Settings for what a format takes from the article word for word: how points show it, and whether all of it is printed. */
export function ArticleTextSettings({ profile, change }: Props) {
  return (
    <>
      <ChoiceSetting
        label={t('keyPoints')}
        value={profile.borrowed ?? 'none'}
        choices={[
          ['line', t('borrowedLine')],
          ['quotes', t('borrowedQuotes')],
          ['blockquote', t('borrowedBlockquote')],
          ['none', t('borrowedNone')],
        ]}
        save={(borrowed) => change({ borrowed })}
      />
      {profile.fullText !== undefined && (
        <SwitchSetting label={t('formatFullText')} on={profile.fullText} save={(fullText) => change({ fullText })} />
      )}
    </>
  );
}
