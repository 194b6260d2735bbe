import type { Draft } from '../../browser/drafts.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { type Piece, wordsOf } from '../../core/drift.ts';
import type { Proposal } from '../../core/propose/index.ts';
import type { Profile } from '../../core/types.ts';
import { type Choice, offered, present, TEXTS } from '../../take.ts';
import { Change } from '../parts/Changes.tsx';
import { Evidence, Faults, Item, marked } from './ProposedItem.tsx';

interface Props {
  draft: Draft;
  profile: Profile;
  proposal: Proposal;
  /** The model, as the person knows it. */
  from: string;
  /** Its place among the proposals. */
  at: number;
  choice: Choice;
  setChoice: (choice: Choice) => void;
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

/** What one model proposes: each text as a difference, each point with its proof. */
export function ProposedColumn({ draft, profile, proposal, from, at, choice, setChoice }: Props) {
  const texts = TEXTS.filter((name) => {
    const text = offered(draft, proposal, name, profile);
    return text !== '' && text !== present(draft.post, name);
  });
  const points = choice.points[at] ?? [];
  const setPoints = (of: boolean[]) => ({ ...choice, points: choice.points.with(at, of) });
  // A text that is taken of one is not taken of another.
  const held = (name: keyof Choice['texts'], on: boolean) =>
    on ? at : choice.texts[name] === at ? null : choice.texts[name];
  const all = (on: boolean) =>
    setChoice({
      ...setPoints(points.map(() => on)),
      texts: {
        title: held('title', on),
        excerpt: held('excerpt', on),
        introduction: held('introduction', on),
        closing: held('closing', on),
      },
    });
  const lists = (['tags', 'categories'] as const).map((name) => ({
    name,
    label: t(name === 'tags' ? 'fieldTags' : 'fieldCategories'),
    news: proposal[name].filter((value) => !draft.post[name].includes(value)),
  }));
  return (
    <section aria-label={t('betterFrom', from)}>
      <h3>{t('betterFrom', from)}</h3>
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
      {texts.map((name) => (
        <Item
          key={name}
          on={choice.texts[name] === at}
          set={(on) => setChoice({ ...choice, texts: { ...choice.texts, [name]: held(name, on) } })}
          label={t(NAMES[name])}
        >
          {differences(present(draft.post, name), offered(draft, proposal, name, profile)).map((pieces, place) => (
            <Change key={place === 0 ? 'before' : 'now'} pieces={pieces} />
          ))}
          <Faults faults={proposal[name].faults} text={proposal[name].text} />
        </Item>
      ))}
      <h4>{t('betterPoints')}</h4>
      {proposal.points.map((point, index) => (
        <Item
          key={point.text}
          on={points[index] ?? false}
          set={(on) => setChoice(setPoints(points.with(index, on)))}
          label={point.label ? `${point.label}. ` : ''}
          text={marked(point.text, point.proof.faults)}
          mark={point.proved ? '' : t('betterUnproved')}
        >
          <Evidence point={point} />
        </Item>
      ))}
      {lists.map(
        ({ name, label, news }) =>
          news.length > 0 && (
            <Item
              key={name}
              on={choice[name][at] ?? false}
              set={(on) => setChoice({ ...choice, [name]: choice[name].with(at, on) })}
              label={`${label}: ${news.join(', ')}`}
            />
          ),
      )}
    </section>
  );
}
