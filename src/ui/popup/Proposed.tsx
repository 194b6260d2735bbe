import { useState } from 'preact/hooks';
import type { Draft } from '../../browser/drafts.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { type Piece, wordsOf } from '../../core/drift.ts';
import type { Proposal, ProposedPoint } from '../../core/propose/index.ts';
import type { Fault } from '../../core/prove/index.ts';
import type { Profile } from '../../core/types.ts';
import { type Choice, firstChoice, offered, present, TEXTS } from '../../take.ts';
import { Change } from '../parts/Changes.tsx';

interface Props {
  draft: Draft;
  proposal: Proposal;
  profile: Profile;
  /** The model, as the person knows it. */
  from: string;
  take: (choice: Choice) => void;
  close: () => void;
  dismiss: () => void;
}

const NAMES = {
  title: 'fieldTitle',
  excerpt: 'fieldExcerpt',
  introduction: 'fieldIntroduction',
  closing: 'betterClosing',
} as const satisfies Record<string, MessageKey>;

/** Of two wordings with less than this in common, one after the other is easier to read than word by word. */
const ALIKE = 0.4;

function differences(before: string, now: string): Piece[][] {
  const pieces = wordsOf(before, now);
  const same = pieces.reduce((sum, { text, is }) => sum + (is === 'same' || is === 'cut' ? text.length : 0), 0);
  if (before === '' || same > ALIKE * Math.max(before.length, now.length)) return [pieces];
  return [[{ text: before, is: 'gone' }], [{ text: now, is: 'new' }]];
}

/** A proposal beside what is there: each text as a difference, each point with its proof; what is ticked is taken. */
export function Proposed({ draft, proposal, profile, from, take, close, dismiss }: Props) {
  const [choice, setChoice] = useState(() => firstChoice(draft, proposal));
  const texts = TEXTS.filter((name) => {
    const text = offered(draft, proposal, name, profile);
    return text !== '' && text !== present(draft.post, name);
  });
  const news = (mine: string[], theirs: string[]) => theirs.filter((value) => !mine.includes(value));
  const tags = news(draft.post.tags, proposal.tags);
  const categories = news(draft.post.categories, proposal.categories);
  const tickPoint = (list: 'points' | 'mine', index: number, on: boolean) =>
    setChoice({ ...choice, [list]: choice[list].with(index, on) });
  const all = (on: boolean) =>
    setChoice({
      ...choice,
      texts: { title: on, excerpt: on, introduction: on, closing: on },
      points: choice.points.map(() => on),
    });
  return (
    <>
      <h2 id="better-heading">{t('betterFrom', from)}</h2>
      <p class="quiet">
        {t('betterGrounding', Math.round(proposal.grounding * 100))}{' '}
        {proposal.notes.map((note) => t(`note_${note}`)).join(' ')}
      </p>
      <div class="better-acts">
        <button type="button" class="button plain" onClick={() => all(true)}>
          {t('betterAll')}
        </button>
        <button type="button" class="button plain" onClick={() => all(false)}>
          {t('betterNone')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="better-list" tabIndex={0}>
        {texts.map((name) => (
          <Item
            key={name}
            on={choice.texts[name]}
            set={(on) => setChoice({ ...choice, texts: { ...choice.texts, [name]: on } })}
            label={t(NAMES[name])}
          >
            {differences(present(draft.post, name), offered(draft, proposal, name, profile)).map((pieces, at) => (
              <Change key={at === 0 ? 'before' : 'now'} pieces={pieces} />
            ))}
            <Faults faults={proposal[name].faults} text={proposal[name].text} />
          </Item>
        ))}
        <h3>{t('betterPoints')}</h3>
        {proposal.points.map((point, index) => (
          <Item
            key={point.text}
            on={choice.points[index] ?? false}
            set={(on) => tickPoint('points', index, on)}
            label={point.label ? `${point.label}. ` : ''}
            text={marked(point.text, point.proof.faults)}
            mark={point.proved ? '' : t('betterUnproved')}
          >
            <Evidence point={point} />
          </Item>
        ))}
        <h3>{t('betterMine')}</h3>
        {draft.post.points.map((point, index) => (
          <Item
            key={`${point.quote} ${point.text}`}
            on={choice.mine[index] ?? false}
            set={(on) => tickPoint('mine', index, on)}
            label={point.label ? `${point.label}. ${point.text}` : point.text}
          />
        ))}
        {tags.length > 0 && (
          <Item
            on={choice.tags}
            set={(on) => setChoice({ ...choice, tags: on })}
            label={`${t('fieldTags')}: ${tags.join(', ')}`}
          />
        )}
        {categories.length > 0 && (
          <Item
            on={choice.categories}
            set={(on) => setChoice({ ...choice, categories: on })}
            label={`${t('fieldCategories')}: ${categories.join(', ')}`}
          />
        )}
      </div>
      <div class="better-acts">
        <button type="button" class="button primary" onClick={() => take(choice)}>
          {t('betterTake')}
        </button>
        <span class="end" />
        <button type="button" class="button plain" onClick={dismiss}>
          {t('betterDismiss')}
        </button>
        <button type="button" class="button plain" onClick={close}>
          {t('betterLater')}
        </button>
      </div>
    </>
  );
}

interface ItemProps {
  on: boolean;
  set: (on: boolean) => void;
  label: string;
  text?: preact.ComponentChildren;
  mark?: string;
  children?: preact.ComponentChildren;
}

function Item({ on, set, label, text, mark, children }: ItemProps) {
  return (
    <div class="better-item">
      <label class="tick" dir="auto">
        <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
        <span>
          {label}
          {text} {mark && <span class="bad">{mark}</span>}
        </span>
      </label>
      {children}
    </div>
  );
}

/** A text with its faults where they stand. */
function marked(text: string, faults: Fault[]): preact.ComponentChildren[] {
  const ends = [0, ...faults.map(({ end }) => end)];
  return [
    ...faults.map(({ start, end }, at) => (
      <span key={start}>
        {text.slice(ends[at], start)}
        <mark>{text.slice(start, end)}</mark>
      </span>
    )),
    text.slice(ends.at(-1)),
  ];
}

function Evidence({ point: { proof, text, quote } }: { point: ProposedPoint }) {
  return (
    <>
      {quote ? (
        <blockquote class="quote" dir="auto">
          {quote}
        </blockquote>
      ) : (
        <p class="bad">{t('fault_quote')}</p>
      )}
      <Faults faults={proof.faults} text={text} />
    </>
  );
}

function Faults({ faults, text }: { faults: Fault[]; text: string }) {
  if (faults.length === 0) return null;
  return (
    <ul class="bad">
      {faults.map(({ kind, start, end }) => (
        <li key={start}>{t(`fault_${kind}`, text.slice(start, end))}</li>
      ))}
    </ul>
  );
}
