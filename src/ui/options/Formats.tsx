import { useState } from 'preact/hooks';
import { dropProfile, keepProfile, loadPaths, loadTaxonomy } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import type { Profile } from '../../core/types.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { FormatEditor } from './FormatEditor.tsx';
import type { SectionProps } from './Options.tsx';
import { Printed } from './Printed.tsx';
import { Section, useFound } from './Section.tsx';

/** Which format posts are made in, with a post printed in it beside; and what can be changed of it. */
export function Formats(props: SectionProps) {
  const { profiles } = props.stored;
  const words = [...profiles.map(({ name }) => name), t('formatChange')];
  return (
    <Section id="format" title={t('formatTitle')} help={t('formatHelp')} words={words}>
      <Choices {...props} />
    </Section>
  );
}

function Choices({ stored: { profiles, profile: inUse, settings }, set, tell }: SectionProps) {
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const found = useFound();
  const shown = profiles.find(({ id }) => id === pointedAt) ?? inUse;
  const choose = async (profile: Profile) => {
    await set({ profile: profile.id });
    tell({ text: t('formatChosen', profile.name), undo: () => set({ profile: settings.profile }) });
  };
  const remove = async (profile: Profile) => {
    const [taxonomy, paths] = await Promise.all([loadTaxonomy(profile.id), loadPaths(profile.id)]);
    await dropProfile(profile.id);
    tell({
      text: t(isShipped(profile) ? 'formatOriginal' : 'formatRemoved', profile.name),
      undo: () => keepProfile(profile, taxonomy, paths),
    });
  };
  return (
    <div class="beside">
      <div>
        <div role="radiogroup" aria-labelledby="format-heading" class="choices">
          {profiles.map((profile) => (
            <div
              key={profile.id}
              class="choice"
              hidden={!found(profile.name, t('formatChange'))}
              onPointerEnter={() => setPointedAt(profile.id)}
              onPointerLeave={() => setPointedAt(null)}
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
          <FormatEditor key={inUse.id} profile={inUse} tell={tell} />
        </details>
      </div>
      <Printed profile={shown} />
    </div>
  );
}

/** Comes with Precis, as it is or changed by the person. */
const isShipped = (profile: Profile) => shipped.some(({ id }) => id === profile.id);
