import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, saveProfile } from '../../storage/blogs.ts';
import type { Settings } from '../../storage/settings.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import type { SectionProps } from './options-data.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props extends Pick<SectionProps, 'set' | 'showToast'> {
  /** The format in use. */
  profile: Profile;
  settings: Settings;
}

/** Settings for whose date and whose name new posts have. A change to a built-in format is saved as the user's own copy. */
export function PostFactSettings({ profile, settings, set, showToast }: Props) {
  const change = async (next: Pick<Partial<Profile>, 'dates' | 'author'>) => {
    const changed = { ...profile, ...next };
    await saveProfile(changed);
    const undo = () => (shipped.includes(profile) ? deleteProfile(profile.id) : saveProfile(profile));
    showToast({ text: t('formatSaved', changed.name), undo });
  };
  return (
    <div class="post-facts">
      <h3>{t('formatHolds')}</h3>
      <ChoiceSetting
        label={t('fieldDate')}
        value={profile.dates ?? 'article'}
        choices={[
          ['posted', t('datesPosted')],
          ['article', t('datesArticle')],
        ]}
        save={(dates) => change({ dates })}
      />
      <ChoiceSetting
        label={t('fieldAuthors')}
        value={profile.author ?? 'article'}
        choices={[
          ['user', t('authorUser')],
          ['article', t('authorArticle')],
        ]}
        save={(author) => change({ author })}
      />
      <TextSetting
        label={t('yourName')}
        help={t('yourNameHelp')}
        value={settings.author}
        save={(author) => set({ author })}
      />
    </div>
  );
}
