import { useState } from 'preact/hooks';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, loadBlogPaths, loadBlogTaxonomy, saveProfile } from '../../storage/blogs.ts';
import { FormatEditor } from './FormatEditor.tsx';
import { FormatPreview } from './FormatPreview.tsx';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';

/** Options for the format of posts: the choice of a format, its editor, and a sample post printed in this format. */
export function FormatSection(props: SectionProps) {
  const { profiles } = props.stored;
  const words = [...profiles.map(({ name }) => name), t('formatChange')];
  return (
    <OptionSection id="format" title={t('formatTitle')} help={t('formatHelp')} words={words}>
      <FormatChoices {...props} />
    </OptionSection>
  );
}

function FormatChoices({ stored: { profiles, profile: inUse, settings }, set, showToast }: SectionProps) {
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const isMatch = useSearchMatch();
  const shown = profiles.find(({ id }) => id === hoveredId) ?? inUse;
  const choose = async (profile: Profile) => {
    await set({ profile: profile.id });
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
        <div role="radiogroup" aria-labelledby="format-heading" class="choices">
          {profiles.map((profile) => (
            <div
              key={profile.id}
              class="choice"
              hidden={!isMatch(profile.name, t('formatChange'))}
              onPointerEnter={() => setHoveredId(profile.id)}
              onPointerLeave={() => setHoveredId(null)}
            >
              <label>
                <input type="radio" name="profile" checked={profile.id === inUse.id} onChange={() => choose(profile)} />
                <span dir="auto">{profile.name}</span>
              </label>
              {!shipped.includes(profile) && (
                <button
                  type="button"
                  class="icon"
                  aria-label={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
                  title={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
                  onClick={() => remove(profile)}
                >
                  {isShipped(profile) ? '↺' : '×'}
                </button>
              )}
            </div>
          ))}
        </div>
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
