import { useMemo, useState } from 'preact/hooks';
import { messageOf } from '../../core/message-of.ts';
import { foldAccents } from '../../core/text/fold-accents.ts';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { listPostSummaries, revertPosts } from '../../library/posts.ts';
import { Icon } from '../components/Icon.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { useLoaded } from '../components/use-stored.ts';
import { countPostTags, renameTags } from './rename-tag.ts';

/** At most this many tags are listed. The others are found by typing. */
const MAX_LISTED = 200;

const toKey = (name: string): string => foldAccents(name).toLowerCase();

/** The page of all tags: a tag is renamed in all posts, and merged by giving it the name of another. */
export function TagsView({ showToast }: { showToast: ShowToast }) {
  const summaries = useLoaded(listPostSummaries, [watchLibrary]);
  const tags = useMemo(() => countPostTags(summaries ?? []), [summaries]);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const isChosen = (name: string) => chosen.includes(name);
  const found = tags.filter(({ name }) => isChosen(name) || toKey(name).includes(toKey(typed.trim())));
  const rename = async (to: string) => {
    setBusy(true);
    try {
      const before = await renameTags(chosen, to);
      setChosen([]);
      showToast({ text: t('changedMany', before.length.toLocaleString()), undo: () => revertPosts(before) });
    } catch (error) {
      showToast({ text: t('bulkFailed', messageOf(error)), bad: true });
    }
    setBusy(false);
  };
  if (!summaries) return <div aria-busy="true" />;
  return (
    <section aria-labelledby="tags" aria-busy={isBusy}>
      <h1 class="page-title" id="tags">
        {t('bulkTags')}
      </h1>
      <p class="lead">{t('tagsHelp')}</p>
      {tags.length === 0 ? (
        <p class="empty">{t('chartsNoTags')}</p>
      ) : (
        <>
          <search class="find">
            <Icon name="search" />
            <input
              type="search"
              aria-label={t('tagsFind')}
              placeholder={t('tagsFind')}
              dir="auto"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </search>
          <ul class="tag-rows">
            {found.slice(0, MAX_LISTED).map(({ name, count }) => (
              <li key={name}>
                <label class="tag-row">
                  <input
                    type="checkbox"
                    checked={isChosen(name)}
                    onChange={() =>
                      setChosen(isChosen(name) ? chosen.filter((one) => one !== name) : [...chosen, name])
                    }
                  />
                  <bdi>{name}</bdi>
                  <span class="tag-count">{count.toLocaleString()}</span>
                </label>
              </li>
            ))}
          </ul>
          {found.length > MAX_LISTED && (
            <p class="hint">{t('tagsUnlisted', (found.length - MAX_LISTED).toLocaleString())}</p>
          )}
          {chosen.length > 0 && (
            <RenameForm
              key={chosen.join('\n')}
              chosen={chosen}
              counts={new Map(tags.map(({ name, count }) => [name, count]))}
              rename={rename}
              cancel={() => setChosen([])}
            />
          )}
        </>
      )}
    </section>
  );
}

interface FormProps {
  chosen: string[];
  counts: Map<string, number>;
  rename: (to: string) => Promise<void>;
  cancel: () => void;
}

/** The new name of the chosen tags. Several tags, or the name of another tag, are merged, which the button says. */
function RenameForm({ chosen, counts, rename, cancel }: FormProps) {
  const [name, setName] = useState(chosen[0] ?? '');
  const to = name.trim();
  const isMerge = chosen.length > 1 || (counts.has(to) && !chosen.includes(to));
  const isUnchanged = to === '' || (chosen.length === 1 && chosen[0] === to);
  return (
    <form
      class="rename-tags"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isUnchanged) void rename(to);
      }}
    >
      <label>
        <span>{t('tagsNewName')}</span>
        <input class="boxed" dir="auto" value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
      </label>
      <button type="submit" class="button primary" disabled={isUnchanged}>
        {isMerge ? t('tagsMerge') : t('tagsRename')}
      </button>
      <button type="button" class="button plain" onClick={cancel}>
        {t('cancel')}
      </button>
    </form>
  );
}
