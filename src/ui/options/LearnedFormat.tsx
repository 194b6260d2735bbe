import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import type { Learned } from '../../core/post/learn.ts';
import type { Profile } from '../../core/types.ts';
import { LearnedKeys } from './LearnedKeys.tsx';
import { Printed } from './Printed.tsx';
import { Proofs } from './Proofs.tsx';

export interface Lesson {
  learned: Learned;
  taxonomy: Taxonomy;
  /** As the person has completed it. */
  profile: Profile;
  /** The files that the blog has. */
  paths: string[];
}

interface Props {
  lesson: Lesson;
  change: (profile: Profile) => void;
  use: (name: string) => void;
}

/** What was learned: the next post first, for that is what was asked; then the proof, then the evidence key by key. */
export function LearnedFormat({ lesson: { learned, taxonomy, profile }, change, use }: Props) {
  const [name, setName] = useState(t('learnName'));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView();
    heading.current?.focus();
  }, [learned]);
  const tags = taxonomy.tags ? taxonomy.tags.split('\n').length : 0;
  const asked = learned.keys.some(({ kind }) => kind === 'asked');
  return (
    <div class="learned fade">
      <h3 ref={heading} tabIndex={-1}>
        {t('learnNext')}
      </h3>
      <Printed profile={profile} />
      {asked && <p class="note">{t('learnAsked')}</p>}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          use(name.trim() || t('learnName'));
        }}
      >
        <label>
          {t('learnNameLabel')}{' '}
          <input class="boxed" dir="auto" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button primary">
          {t('learnUse')}
        </button>
      </form>
      <h3>{t('learnProof')}</h3>
      <Proofs proofs={learned.proofs} />
      <h3>{t('learnFound', learned.proofs.length)}</h3>
      <LearnedKeys learned={learned} profile={profile} change={change} />
      <p class="quiet">{t('learnTaxonomy', tags, taxonomy.categories.length)}</p>
      {learned.skipped.length > 0 && (
        <details>
          <summary>{t('learnSkipped', learned.skipped.length)}</summary>
          <ul>
            {learned.skipped.map(({ path, reason }) => (
              <li key={path}>
                <code>{path}</code> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
