import { useState } from 'preact/hooks';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, loadBlogPaths, loadBlogTaxonomy, saveProfile } from '../../storage/blogs.ts';
import { getFormatName } from '../components/format-groups.ts';
import { FormatChoices } from './FormatChoices.tsx';
import { FormatEditor } from './FormatEditor.tsx';
import { FormatPreview } from './FormatPreview.tsx';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { PostFactSettings } from './PostFactSettings.tsx';

/** Options for the format of posts: the choice of a format, its editor, and a sample post printed in this format. */
export function FormatSection(props: SectionProps) {
  const { profiles } = props.stored;
  const words = [...profiles.map(getFormatName), t('formatChange')];
  return (
    <OptionSection id="format" title={t('formatTitle')} help={t('formatHelp')} words={words}>
      <FormatView {...props} />
    </OptionSection>
  );
}

function FormatView({ stored: { profiles, profile: inUse, settings }, set, showToast }: SectionProps) {
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const isMatch = useSearchMatch();
  const shown = profiles.find(({ id }) => id === hoveredId) ?? inUse;
  const choose = async (profile: Profile) => {
    await set({ profile: profile.id, askedForBlog: true });
    showToast({ text: t('formatChosen', profile.name), undo: () => set({ profile: settings.profile }) });
  };
  const remove = async (profile: Profile) => {
    const [taxonomy, paths] = await Promise.all([loadBlogTaxonomy(profile.id), loadBlogPaths(profile.id)]);
    await deleteProfile(profile.id);
    showToast({
      text: t(isShipped(profile) ? 'formatOriginal' : 'formatRemoved', profile.name),
      undo: () => saveProfile(profile, taxonomy, paths),
    });
  };
  return (
    <div class="two-columns">
      <div>
        <FormatChoices
          profiles={profiles}
          inUse={inUse}
          choose={choose}
          isShown={(profile) => isMatch(getFormatName(profile), t('formatChange'))}
          onHover={(profile) => setHoveredId(profile?.id ?? null)}
          aside={(profile) =>
            !shipped.includes(profile) && (
              <button
                type="button"
                class="icon"
                aria-label={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
                title={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
                onClick={() => remove(profile)}
              >
                {isShipped(profile) ? '↺' : '×'}
              </button>
            )
          }
        />
        <PostFactSettings profile={inUse} settings={settings} set={set} showToast={showToast} />
        <details class="change">
          <summary>{t('formatChange')}</summary>
          <FormatEditor key={inUse.id} profile={inUse} showToast={showToast} />
        </details>
      </div>
      <FormatPreview profile={shown} />
    </div>
  );
}

/** Whether the format is built in, even if the user has changed it. */
const isShipped = (profile: Profile) => shipped.some(({ id }) => id === profile.id);
