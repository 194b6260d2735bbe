import { useEffect, useRef, useState } from 'preact/hooks';
import { dropProfile, keepProfile } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import type { Example } from '../../core/post/learn.ts';
import { slugOf } from '../../core/slug.ts';
import { FileButton } from '../parts/FileButton.tsx';
import { KnownFolders } from '../parts/KnownFolders.tsx';
import { LearnedFormat, type Lesson } from './LearnedFormat.tsx';
import { learnInWorker } from './learn-in-worker.ts';
import type { SectionProps } from './Options.tsx';
import { examplesOf, readDropped, readFiles } from './read-files.ts';
import { Section } from './Section.tsx';

type State =
  | { is: 'waiting' }
  | { is: 'working'; share: number; posts: number }
  | { is: 'failed'; reason: string }
  | ({ is: 'learned' } & Lesson)
  | { is: 'kept'; name: string };

/** From "here is one of my posts" to "this is how your next one will look". */
export function LearnBlog(props: SectionProps) {
  const words = [t('learnPickFiles'), t('learnPickFolder'), t('learnPaste')];
  return (
    <Section id="learn" title={t('learnTitle')} help={t('learnHelp')} words={words}>
      <Learner {...props} />
    </Section>
  );
}

export function Learner({ stored: { profiles, settings }, set, tell }: SectionProps) {
  const [state, setState] = useState<State>({ is: 'waiting' });
  const [over, setOver] = useState(false);
  const pasted = useRef<HTMLTextAreaElement>(null);

  const start = async (examples: Example[]) => {
    if (!examples.length) return setState({ is: 'failed', reason: t('learnNoPosts') });
    const working = (share: number) => setState({ is: 'working', share, posts: examples.length });
    working(0);
    const answer = await learnInWorker(examples, working);
    const paths = examples.map(({ path }) => path).filter(Boolean);
    setState(answer.is === 'failed' ? answer : { ...answer, profile: answer.learned.profile, paths });
  };
  const use = async (name: string, { profile, taxonomy, paths }: Lesson) => {
    const taken = profiles.map(({ id }) => id);
    const id = freeId(name, taken);
    await keepProfile({ ...profile, id, name }, taxonomy, paths);
    await set({ profile: id });
    setState({ is: 'kept', name });
    const undo = async () => {
      await set({ profile: settings.profile });
      await dropProfile(id);
      setState({ is: 'waiting' });
    };
    tell({ text: t('formatChosen', name), undo });
  };

  // A post that is dropped beside the frame would else replace the page.
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = async (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) await start(await readDropped(event.dataTransfer));
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', over);
      removeEventListener('drop', drop);
    };
  }, []);

  return (
    <>
      <div class={`drop ${over ? 'over' : ''}`}>
        <p class="call">{t('learnDrop')}</p>
        <FileButton label={t('learnPickFiles')} onPick={(files) => readFiles(files).then(start)} />
        <FileButton label={t('learnPickFolder')} folder onPick={(files) => readFiles(files).then(start)} />
        <KnownFolders read={(files) => examplesOf(files).then(start)} />
        <details>
          <summary>{t('learnPaste')}</summary>
          <textarea ref={pasted} rows={8} aria-label={t('learnPaste')} spellcheck={false} dir="auto" />
          <button
            type="button"
            class="button"
            onClick={() => start([{ path: '', text: `${pasted.current?.value.trim() ?? ''}\n` }])}
          >
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
      {state.is === 'kept' && (
        <p class="note good" role="status">
          {t('learnKept', state.name)}
        </p>
      )}
      {state.is === 'learned' && (
        <LearnedFormat
          lesson={state}
          change={(profile) => setState({ ...state, profile })}
          use={(name) => use(name, state)}
        />
      )}
    </>
  );
}

/** An id after the name, which no other format has. */
function freeId(name: string, taken: string[]): string {
  const base = slugOf(name, {
    case: 'lower',
    separator: '-',
    letters: 'ascii',
    symbols: 'separate',
    and: 'and',
    max: 40,
  });
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
