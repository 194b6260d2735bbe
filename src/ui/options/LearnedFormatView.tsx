import { useEffect, useRef, useState } from 'preact/hooks';
import type { PostFacts } from '../../core/format/learn/infer-post-facts.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { BlogConfigurationView } from './BlogConfigurationView.tsx';
import { FormatPreview } from './FormatPreview.tsx';
import { LearnedKeys } from './LearnedKeys.tsx';
import type { LearnedBlog } from './learn.worker.ts';
import { RoundTripResults } from './RoundTripResults.tsx';
import type { BlogFiles } from './read-blog-files.ts';

/** What was learned. `profile`: the learned format, completed with the values that the user entered. */
export interface LearnResult extends LearnedBlog {
  blog: BlogFiles;
  /** Paths of the example files. */
  paths: string[];
}

interface Props {
  result: LearnResult;
  change: (profile: Profile) => void;
  use: (name: string) => void;
}

/** Shows a learned format: a preview of the next post, the examples printed again, and the evidence for each key. */
export function LearnedFormatView({ result, change, use }: Props) {
  const { learned, taxonomy, profile, blog, files, collection } = result;
  const [name, setName] = useState(t('learnName'));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView();
    heading.current?.focus();
  }, [learned]);
  const tags = taxonomy.tags ? taxonomy.tags.split('\n').length : 0;
  const skipped = [...learned.skipped, ...blog.binary.map((path) => ({ path, reason: t('learnBinary') }))];
  const hasQuestions = learned.keys.some(({ kind }) => kind === 'asked');
  return (
    <div class="learned-format fade">
      <h3 ref={heading} tabIndex={-1}>
        {t('learnNext')}
      </h3>
      <FormatPreview profile={profile} />
      {hasQuestions && <p class="note">{t('learnAsked')}</p>}
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
      {blog.found > blog.examples.length + blog.binary.length && (
        <p class="note">{t('learnNewest', blog.found, blog.examples.length)}</p>
      )}
      {learned.roundTrips.length > 0 && (
        <>
          <h3>{t('learnRoundTrip')}</h3>
          <RoundTripResults roundTrips={learned.roundTrips} />
        </>
      )}
      <BlogConfigurationView files={files} collection={collection} />
      <h3>{t('learnFound', learned.roundTrips.length)}</h3>
      {learned.roundTrips.length > 0 && <p>{describeFacts(learned.facts)}</p>}
      <LearnedKeys learned={learned} profile={profile} change={change} />
      <p class="quiet">{t('learnTaxonomy', tags, taxonomy.categories.length)}</p>
      {skipped.length > 0 && (
        <details>
          <summary>{t('learnSkipped', skipped.length)}</summary>
          <ul>
            {skipped.map(({ path, reason }) => (
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

/** Says whose date and whose name the posts have, and so the new ones. */
function describeFacts({ dates: { is, agree, seen }, author }: PostFacts): string {
  const dates =
    seen === 0
      ? t('learnedDatesUnknown')
      : t(is === 'posted' ? 'learnedDatesPosted' : 'learnedDatesArticle', agree, seen);
  const names =
    author.is === 'article' ? t('learnedAuthorArticle') : author.name === '' ? '' : t('learnedAuthorUser', author.name);
  return [dates, names].filter(Boolean).join(' ');
}
