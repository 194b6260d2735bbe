import { useState } from 'preact/hooks';
import { dropProfile, keepProfile, loadPaths, loadTaxonomy } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import type { Settings } from '../../browser/settings.ts';
import { print } from '../../core/pipeline.ts';
import type { Profile } from '../../core/types.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import type { Tell } from './Options.tsx';
import { samplePost } from './sample-post.ts';

interface Props {
  profiles: Profile[];
  settings: Settings;
  set: (change: Partial<Settings>) => Promise<void>;
  refresh: () => Promise<void>;
  tell: Tell;
}

/** Which format posts are made in, with a post printed in it beside. */
export function Formats({ profiles, settings, set, refresh, tell }: Props) {
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const inUse = profiles.find(({ id }) => id === settings.profile) ?? profiles[0];
  const shown = profiles.find(({ id }) => id === pointedAt) ?? inUse;
  const isOwn = (profile: Profile) => !shipped.some(({ id }) => id === profile.id);
  const remove = async (profile: Profile) => {
    const [taxonomy, paths] = await Promise.all([loadTaxonomy(profile.id), loadPaths(profile.id)]);
    const before = settings.profile;
    await dropProfile(profile.id);
    await refresh();
    tell({
      text: t('formatRemoved', profile.name),
      undo: async () => {
        await keepProfile(profile, taxonomy, paths);
        await set({ profile: before });
      },
    });
  };
  return (
    <section id="format" aria-labelledby="format-heading">
      <h2 id="format-heading">{t('formatTitle')}</h2>
      <p class="quiet">{t('formatHelp')}</p>
      <div class="beside">
        <div role="radiogroup" aria-labelledby="format-heading" class="choices">
          {profiles.map((profile) => (
            <div
              key={profile.id}
              class="choice"
              onPointerEnter={() => setPointedAt(profile.id)}
              onPointerLeave={() => setPointedAt(null)}
            >
              <label>
                <input
                  type="radio"
                  name="profile"
                  checked={profile.id === inUse?.id}
                  onChange={() =>
                    set({ profile: profile.id }).then(() =>
                      tell({ text: t('formatChosen', profile.name), undo: () => set({ profile: settings.profile }) }),
                    )
                  }
                />
                <span>{profile.name}</span>
              </label>
              {isOwn(profile) && (
                <button
                  type="button"
                  class="icon"
                  aria-label={t('formatRemove', profile.name)}
                  onClick={() => remove(profile)}
                >
                  ×
                </button>
              )}
            </div>
          ))}
        </div>
        {shown && <Printed profile={shown} />}
      </div>
    </section>
  );
}

/** The sample post as a format prints it. */
export function Printed({ profile }: { profile: Profile }) {
  let text: string;
  let path = '';
  try {
    ({ text, path } = print(samplePost, profile));
  } catch (error) {
    text = error instanceof Error ? error.message : String(error);
  }
  return (
    <figure class="printed">
      <figcaption dir="ltr">{path}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        {text}
      </pre>
    </figure>
  );
}
