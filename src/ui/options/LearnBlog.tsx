import { useRef, useState } from 'preact/hooks';
import { keepProfile } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import type { Settings } from '../../browser/settings.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import type { Example, Learned } from '../../core/post/learn.ts';
import { slugOf } from '../../core/slug.ts';
import type { Profile } from '../../core/types.ts';
import { FileButton } from './FileButton.tsx';
import { Printed } from './Formats.tsx';
import { LearnedKeys } from './LearnedKeys.tsx';
import type { FromLearner } from './learn.worker.ts';
import type { Tell } from './Options.tsx';
import { Proofs } from './Proofs.tsx';
import { readFiles } from './read-files.ts';

interface Props {
  /** Ids that formats already have. */
  taken: string[];
  set: (change: Partial<Settings>) => Promise<void>;
  tell: Tell;
}

type State =
  | { is: 'waiting' }
  | { is: 'working'; share: number }
  | { is: 'failed'; reason: string }
  | { is: 'learned'; learned: Learned; taxonomy: Taxonomy; profile: Profile; paths: string[] };

/** From "here is one of my posts" to "this is how your next one will look". */
export function LearnBlog({ taken, set, tell }: Props) {
  const [state, setState] = useState<State>({ is: 'waiting' });
  const [over, setOver] = useState(false);
  const pasted = useRef<HTMLTextAreaElement>(null);

  const start = async (examples: Example[]) => {
    if (!examples.length) return setState({ is: 'failed', reason: t('learnNoPosts') });
    setState({ is: 'working', share: 0 });
    const answer = await learnInWorker(examples, (share) => setState({ is: 'working', share }));
    const paths = examples.map(({ path }) => path).filter(Boolean);
    setState(answer.is === 'failed' ? answer : { ...answer, profile: answer.learned.profile, paths });
  };
  const use = async (name: string, { profile, taxonomy, paths }: Extract<State, { is: 'learned' }>) => {
    const id = freeId(name, taken);
    await keepProfile({ ...profile, id, name }, taxonomy, paths);
    await set({ profile: id });
    setState({ is: 'waiting' });
    tell({ text: t('learnKept', name) });
    document.getElementById('format')?.scrollIntoView();
  };

  return (
    <section id="learn" aria-labelledby="learn-heading">
      <h2 id="learn-heading">{t('learnTitle')}</h2>
      <p class="quiet">{t('learnHelp')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the two buttons inside */}
      <div
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={async (event) => {
          event.preventDefault();
          setOver(false);
          await start(await readFiles(event.dataTransfer?.files ?? []));
        }}
      >
        <FileButton label={t('learnPickFiles')} onPick={(files) => readFiles(files).then(start)} />
        <FileButton label={t('learnPickFolder')} folder onPick={(files) => readFiles(files).then(start)} />
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
        <p>
          <label>
            {t('learnWorking')} <progress value={state.share} max={1} />
          </label>
        </p>
      )}
      {state.is === 'failed' && (
        <p role="alert" class="note bad">
          {t('learnFailed', state.reason)}
        </p>
      )}
      {state.is === 'learned' && (
        <Result {...state} change={(profile) => setState({ ...state, profile })} use={(name) => use(name, state)} />
      )}
    </section>
  );
}

interface ResultProps {
  learned: Learned;
  taxonomy: Taxonomy;
  /** As the person has completed it. */
  profile: Profile;
  change: (profile: Profile) => void;
  use: (name: string) => void;
}

function Result({ learned, taxonomy, profile, change, use }: ResultProps) {
  const [name, setName] = useState(t('learnName'));
  const tags = taxonomy.tags ? taxonomy.tags.split('\n').length : 0;
  return (
    <div class="learned fade">
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
      <h3>{t('learnProof')}</h3>
      <Proofs proofs={learned.proofs} />
      <h3>{t('learnNext')}</h3>
      <Printed profile={profile} />
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          use(name.trim() || t('learnName'));
        }}
      >
        <label>
          {t('learnNameLabel')}{' '}
          <input class="boxed" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button primary">
          {t('learnUse')}
        </button>
      </form>
    </div>
  );
}

type Answer = Exclude<FromLearner, { is: 'progress' }>;

function learnInWorker(examples: Example[], onProgress: (share: number) => void): Promise<Answer> {
  const worker = new Worker(new URL('./learn.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromLearner>) =>
      data.is === 'progress' ? onProgress(data.done / Math.max(1, data.total)) : resolve(data);
    worker.onerror = (event) => resolve({ is: 'failed', reason: event.message });
    worker.postMessage(examples);
  }).finally(() => worker.terminate());
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
