import { type DiffPiece, diffWords } from '../../core/article-diff.ts';
import type { Proposal } from '../../core/llm/index.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import {
  getCurrentText,
  getProposedText,
  PROPOSAL_TEXTS,
  type ProposalSelection,
} from '../../rewriting/apply-proposals.ts';
import { ChangedText } from '../components/ArticleChanges.tsx';
import { CheckRates } from './CheckRates.tsx';
import { useEditor } from './editor-context.ts';
import { FaultList, markFaults, PointEvidence, ProposalItem } from './ProposalItem.tsx';

interface Props {
  proposal: Proposal;
  modelName: string;
  /** Index of this proposal among all proposals, from 0. */
  index: number;
  selection: ProposalSelection;
  setSelection: (selection: ProposalSelection) => void;
}

const TEXT_LABELS = {
  title: 'fieldTitle',
  excerpt: 'fieldExcerpt',
  introduction: 'fieldIntroduction',
  closing: 'proposalClosing',
} as const satisfies Record<string, MessageKey>;

/** If two wordings share less than this fraction, they are shown one after the other: a word diff would be hard to read. */
const MIN_SHARED_SHARE = 0.4;

function diffWordings(before: string, now: string): DiffPiece[][] {
  const pieces = diffWords(before, now);
  const sharedLength = pieces.reduce(
    (sum, { text, kind }) => sum + (kind === 'same' || kind === 'cut' ? text.length : 0),
    0,
  );
  if (before === '' || sharedLength > MIN_SHARED_SHARE * Math.max(before.length, now.length)) return [pieces];
  return [[{ text: before, kind: 'gone' }], [{ text: now, kind: 'new' }]];
}

/** Shows one model's proposal: each text as a diff against the draft, each point with its evidence from the article. */
export function ProposalColumn({ proposal, modelName, index, selection, setSelection }: Props) {
  const { draft, created } = useEditor();
  const { profile } = created.blog;
  const texts = PROPOSAL_TEXTS.filter((name) => {
    const text = getProposedText(draft, proposal, name, profile);
    return text !== '' && text !== getCurrentText(draft.post, name);
  });
  const points = selection.points[index] ?? [];
  const withPoints = (checked: boolean[]) => ({ ...selection, points: selection.points.with(index, checked) });
  // Each text, such as the title, can come from only one proposal: checking it here unchecks it in the others.
  const chooseText = (name: keyof ProposalSelection['texts'], isChecked: boolean) =>
    isChecked ? index : selection.texts[name] === index ? null : selection.texts[name];
  const setAll = (isChecked: boolean) =>
    setSelection({
      ...withPoints(points.map(() => isChecked)),
      texts: {
        title: chooseText('title', isChecked),
        excerpt: chooseText('excerpt', isChecked),
        introduction: chooseText('introduction', isChecked),
        closing: chooseText('closing', isChecked),
      },
    });
  const lists = (['tags', 'categories'] as const).map((name) => ({
    name,
    label: t(name === 'tags' ? 'fieldTags' : 'fieldCategories'),
    added: proposal[name].filter((value) => !draft.post[name].includes(value)),
  }));
  return (
    <section aria-label={t('proposalFrom', modelName)}>
      <h3>{t('proposalFrom', modelName)}</h3>
      <p class="quiet">
        {t('proposalGrounding', Math.round(proposal.groundedShare * 100))}{' '}
        {proposal.notes.map((note) => t(`note_${note}`)).join(' ')}
      </p>
      <CheckRates />
      <div class="proposal-actions">
        <button type="button" class="button plain" onClick={() => setAll(true)}>
          {t('proposalSelectAll')}
        </button>
        <button type="button" class="button plain" onClick={() => setAll(false)}>
          {t('proposalSelectNone')}
        </button>
      </div>
      <h4>{t('proposalPoints')}</h4>
      {proposal.points.map((point, pointIndex) => (
        <ProposalItem
          key={point.text}
          isChecked={points[pointIndex] ?? false}
          setChecked={(isChecked) => setSelection(withPoints(points.with(pointIndex, isChecked)))}
          label={point.label ? `${point.label}. ` : ''}
          text={markFaults(point.text, point.grounding.faults)}
          mark={point.isGrounded ? '' : t('proposalUngrounded')}
        >
          <PointEvidence point={point} />
        </ProposalItem>
      ))}
      {texts.length > 0 && <h4>{t('proposalTexts')}</h4>}
      {texts.map((name) => (
        <ProposalItem
          key={name}
          isChecked={selection.texts[name] === index}
          setChecked={(isChecked) =>
            setSelection({ ...selection, texts: { ...selection.texts, [name]: chooseText(name, isChecked) } })
          }
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
      {lists.map(
        ({ name, label, added }) =>
          added.length > 0 && (
            <ProposalItem
              key={name}
              isChecked={selection[name][index] ?? false}
              setChecked={(isChecked) => setSelection({ ...selection, [name]: selection[name].with(index, isChecked) })}
              label={`${label}: ${added.join(', ')}`}
            />
          ),
      )}
    </section>
  );
}
