import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, loadBlogPaths, loadBlogTaxonomy, saveProfile } from '../../storage/blogs.ts';
import { getFormatName } from '../components/format-groups.ts';
import { Icon } from '../components/Icon.tsx';
import { FormatChoices } from './FormatChoices.tsx';
import { FormatEditor, PostContentSettings } from './FormatEditor.tsx';
import { BlogLearner } from './LearnBlog.tsx';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { PostFactSettings } from './PostFactSettings.tsx';
import type { FormatDraft } from './use-format-draft.ts';

interface Props extends SectionProps {
  draft: FormatDraft;
}

/** Options for the format of posts: the choice of a format, learning one from the blog, and the settings of a format. */
export function FormatSection(props: Props) {
  const words = [
    ...props.stored.profiles.map(getFormatName),
    ...[t('learnTitle'), t('learnPickFiles'), t('learnPickFolder'), t('learnPaste')],
    ...[t('formatHolds'), t('formatChange'), t('fieldDate'), t('fieldAuthors'), t('keyPoints'), t('formatFolder')],
    ...[t('fieldSlug'), t('formatProof')],
  ];
  return (
    <OptionSection id="format" title={t('formatTitle')} help={t('formatHelp')} words={words}>
      <FormatView {...props} />
    </OptionSection>
  );
}

function FormatView({ draft, ...props }: Props) {
  const { stored, set, showToast } = props;
  const { profiles, profile: inUse, settings } = stored;
  const isMatch = useSearchMatch();
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
    <>
      <FormatChoices
        profiles={profiles}
        inUse={inUse}
        choose={choose}
        isShown={(profile) => isMatch(getFormatName(profile), t('formatChange'))}
        aside={(profile) =>
          !shipped.includes(profile) && (
            <button
              type="button"
              class="icon"
              aria-label={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
              title={t(isShipped(profile) ? 'formatReset' : 'formatRemove', profile.name)}
              onClick={() => remove(profile)}
            >
              <Icon name={isShipped(profile) ? 'undo' : 'cross'} />
            </button>
          )
        }
      />
      <div id="learn">
        <BlogLearner {...props} />
      </div>
      <h3>{t('formatHolds')}</h3>
      <div class="settings">
        <PostFactSettings draft={draft} settings={settings} set={set} />
        <PostContentSettings draft={draft} />
      </div>
      <details class="change">
        <summary>{t('formatChange')}</summary>
        <FormatEditor draft={draft} />
      </details>
    </>
  );
}

/** Whether the format is built in, even if the user has changed it. */
const isShipped = (profile: Profile) => shipped.some(({ id }) => id === profile.id);
