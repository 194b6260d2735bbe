import { type DiffPiece, diffWords } from '../../core/article-diff.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { Proposal } from '../../core/llm/index.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import {
  getCurrentText,
  getProposedText,
  PROPOSAL_TEXTS,
  type ProposalSelection,
} from '../../rewriting/apply-proposals.ts';
import type { Draft } from '../../storage/drafts.ts';
import { ChangedText } from '../components/ArticleChanges.tsx';
import { FaultList, markFaults, PointEvidence, ProposalItem } from './ProposalItem.tsx';

interface Props {
  draft: Draft;
  profile: Profile;
  proposal: Proposal;
  /** The model, as the person knows it. */
  from: string;
  /** Its place among the proposals. */
  at: number;
  choice: ProposalSelection;
  setChoice: (choice: ProposalSelection) => void;
}

const TEXT_LABELS = {
  title: 'fieldTitle',
  excerpt: 'fieldExcerpt',
  introduction: 'fieldIntroduction',
  closing: 'proposalClosing',
} as const satisfies Record<string, MessageKey>;

/** Of two wordings with less than this in common, one after the other is easier to read than word by word. */
const MIN_WORD_LIKENESS = 0.4;

function diffWordings(before: string, now: string): DiffPiece[][] {
  const pieces = diffWords(before, now);
  const same = pieces.reduce((sum, { text, kind }) => sum + (kind === 'same' || kind === 'cut' ? text.length : 0), 0);
  if (before === '' || same > MIN_WORD_LIKENESS * Math.max(before.length, now.length)) return [pieces];
  return [[{ text: before, kind: 'gone' }], [{ text: now, kind: 'new' }]];
}

/** What one model proposes: each text as a difference, each point with its proof. */
export function ProposalColumn({ draft, profile, proposal, from, at, choice, setChoice }: Props) {
  const texts = PROPOSAL_TEXTS.filter((name) => {
    const text = getProposedText(draft, proposal, name, profile);
    return text !== '' && text !== getCurrentText(draft.post, name);
  });
  const points = choice.points[at] ?? [];
  const setPoints = (of: boolean[]) => ({ ...choice, points: choice.points.with(at, of) });
  // A text that is taken of one is not taken of another.
  const held = (name: keyof ProposalSelection['texts'], on: boolean) =>
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
    <section aria-label={t('proposalFrom', from)}>
      <h3>{t('proposalFrom', from)}</h3>
      <p class="quiet">
        {t('proposalGrounding', Math.round(proposal.grounding * 100))}{' '}
        {proposal.notes.map((note) => t(`note_${note}`)).join(' ')}
      </p>
      <div class="proposal-actions">
        <button type="button" class="button plain" onClick={() => all(true)}>
          {t('proposalSelectAll')}
        </button>
        <button type="button" class="button plain" onClick={() => all(false)}>
          {t('proposalSelectNone')}
        </button>
      </div>
      {texts.map((name) => (
        <ProposalItem
          key={name}
          on={choice.texts[name] === at}
          set={(on) => setChoice({ ...choice, texts: { ...choice.texts, [name]: held(name, on) } })}
          label={t(TEXT_LABELS[name])}
        >
          {diffWordings(getCurrentText(draft.post, name), getProposedText(draft, proposal, name, profile)).map(
            (pieces, place) => (
              <ChangedText key={place === 0 ? 'before' : 'now'} pieces={pieces} />
            ),
          )}
          <FaultList faults={proposal[name].faults} text={proposal[name].text} />
        </ProposalItem>
      ))}
      <h4>{t('proposalPoints')}</h4>
      {proposal.points.map((point, index) => (
        <ProposalItem
          key={point.text}
          on={points[index] ?? false}
          set={(on) => setChoice(setPoints(points.with(index, on)))}
          label={point.label ? `${point.label}. ` : ''}
          text={markFaults(point.text, point.proof.faults)}
          mark={point.proved ? '' : t('proposalUngrounded')}
        >
          <PointEvidence point={point} />
        </ProposalItem>
      ))}
      {lists.map(
        ({ name, label, news }) =>
          news.length > 0 && (
            <ProposalItem
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
