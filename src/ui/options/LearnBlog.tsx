import { useRef, useState } from 'preact/hooks';
import { toSlug } from '../../core/slug.ts';
import { t } from '../../extension/i18n.ts';
import { deleteProfile, saveProfile } from '../../storage/blogs.ts';
import { FileButton } from '../components/FileButton.tsx';
import { KnownFolders } from '../components/KnownFolders.tsx';
import { KnownRepositories } from '../components/KnownRepositories.tsx';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';
import { useFileDrop } from '../components/use-file-drop.ts';
import { LearnedFormatView, type LearnResult } from './LearnedFormatView.tsx';
import { learnInWorker } from './learn-in-worker.ts';
import type { SectionProps } from './options-data.ts';
import { type BlogFiles, readBlogFiles } from './read-blog-files.ts';

type LearnState =
  | { is: 'waiting' }
  | { is: 'working'; share: number; posts: number }
  | { is: 'failed'; reason: string }
  | ({ is: 'learned' } & LearnResult)
  | { is: 'saved'; name: string };

/** Learns the format of posts that the user picks, drops or pastes, and shows the learned format for approval. */
export function BlogLearner({ stored: { profiles, settings }, set, showToast }: SectionProps) {
  const [state, setState] = useState<LearnState>({ is: 'waiting' });
  const pasted = useRef<HTMLTextAreaElement>(null);

  const start = async (blog: BlogFiles) => {
    const { examples, configuration } = blog;
    if (!examples.length && !configuration.length) return setState({ is: 'failed', reason: t('learnNoPosts') });
    const working = (share: number) => setState({ is: 'working', share, posts: examples.length });
    working(0);
    const answer = await learnInWorker(blog, working);
    const paths = examples.map(({ path }) => path).filter(Boolean);
    setState(answer.is === 'failed' ? answer : { ...answer, blog, paths });
  };
  const read = async (files: PickedFile[]) => start(await readBlogFiles(files));
  const paste = (text: string) =>
    start({ examples: [{ path: '', text: `${text.trim()}\n` }], configuration: [], found: 1, binary: [] });
  const use = async (name: string, { profile, taxonomy, paths, learned }: LearnResult) => {
    const id = chooseFreeId(
      name,
      profiles.map((one) => one.id),
    );
    await saveProfile({ ...profile, id, name }, taxonomy, paths);
    await set({ profile: id, askedForBlog: true, author: settings.author || learned.facts.author.name });
    setState({ is: 'saved', name });
    const undo = async () => {
      await set({ profile: settings.profile, author: settings.author });
      await deleteProfile(id);
      setState({ is: 'waiting' });
    };
    showToast({ text: t('formatChosen', name), undo });
  };

  const isOver = useFileDrop(async (transfer) => read(await readDroppedFiles(transfer)));
  return (
    <>
      <div class={`drop ${isOver ? 'over' : ''}`}>
        <p class="call">{t('learnDrop')}</p>
        <FileButton label={t('learnPickFiles')} onPick={(files) => read(toPickedFiles(files))} />
        <FileButton label={t('learnPickFolder')} folder onPick={(files) => read(toPickedFiles(files))} />
        <KnownFolders read={read} />
        <KnownRepositories read={read} onFailure={(reason) => setState({ is: 'failed', reason })} />
        <details>
          <summary>{t('learnPaste')}</summary>
          <textarea ref={pasted} rows={8} aria-label={t('learnPaste')} spellcheck={false} dir="auto" />
          <button type="button" class="button" onClick={() => paste(pasted.current?.value ?? '')}>
            {t('learnStart')}
          </button>
        </details>
      </div>
      {state.is === 'working' && (
        <p class="working" role="status">
          <label>
            {t('learnWorking', state.posts)} <progress value={state.share} max={1} />
          </label>
        </p>
      )}
      {state.is === 'failed' && (
        <p role="alert" class="note bad">
          {t('learnFailed', state.reason)}
        </p>
      )}
      {state.is === 'saved' && (
        <p class="note good" role="status">
          {t('learnInUse', state.name)}
        </p>
      )}
      {state.is === 'learned' && (
        <LearnedFormatView
          result={state}
          change={(profile) => setState({ ...state, profile })}
          use={(name) => use(name, state)}
        />
      )}
    </>
  );
}

/** Makes an id from a format's name that no other format uses. */
function chooseFreeId(name: string, usedIds: string[]): string {
  const base = toSlug(name, {
    case: 'lower',
    separator: '-',
    letters: 'ascii',
    symbols: 'separate',
    and: 'and',
    max: 40,
  });
  let id = base;
  for (let number = 2; usedIds.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
