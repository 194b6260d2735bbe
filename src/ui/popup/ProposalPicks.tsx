import { useEffect, useState } from 'preact/hooks';
import type { Proposal, ProposedPoint } from '../../core/llm/index.ts';
import { t } from '../../extension/i18n.ts';
import { defaultSelection } from '../../rewriting/apply-proposals.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { sentenceActions } from './actions.ts';
import { CheckRates } from './CheckRates.tsx';
import { splitQuote } from './draft-reducer.ts';
import { useEditor } from './editor-context.ts';
import { markFaults } from './ProposalItem.tsx';
import type { ProposalsState } from './use-proposals.ts';

interface Props {
  proposal: Proposal;
  proposals: ProposalsState;
  /** Opens the dialog that compares the whole posts. */
  openDialog: () => void;
}

const USE_KEYS = 'Control+Enter';

/**
 * A model's points in the place of the post's own. Under each stands what is known of it, and whether to use it; what the
 * article does not bear out is not ticked. Control+Enter uses the ticked points, Escape keeps the post's.
 */
export function ProposalPicks({ proposal, proposals, openDialog }: Props) {
  const { draft, dialog } = useEditor();
  const [used, setUsed] = useState(() => proposal.points.map(({ isGrounded }) => isGrounded));
  const count = used.filter(Boolean).length;
  const use = () =>
    void proposals.apply({
      ...defaultSelection(draft, [proposal]),
      texts: { title: null, excerpt: null, introduction: null, closing: null },
      points: [used],
      tags: [false],
      categories: [false],
    });
  const keep = () => void proposals.dismiss();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (dialog !== null || event.isComposing || document.querySelector('dialog[open]')) return;
      const isUse = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && count > 0;
      if (!isUse && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (isUse) use();
      else keep();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  });
  return (
    <>
      <ul class="picks">
        {proposal.points.map((point, index) => (
          <Pick
            key={point.text}
            point={point}
            isUsed={used[index] ?? false}
            setUsed={(isUsed) => setUsed(used.with(index, isUsed))}
          />
        ))}
      </ul>
      {proposal.points.length > 0 && <CheckRates />}
      <div class="pick-actions">
        <button type="button" class="button primary" disabled={count === 0} onClick={use}>
          {t(count === 1 ? 'proposalUseOne' : 'proposalUse', count)}
          <kbd>{formatShortcut(USE_KEYS)}</kbd>
        </button>
        <button type="button" class="button" onClick={keep}>
          {t('proposalKeep')} <kbd>Esc</kbd>
        </button>
        <button type="button" class="button plain" onClick={openDialog}>
          {t('proposalCompare')}
        </button>
      </div>
    </>
  );
}

interface PickProps {
  point: ProposedPoint;
  isUsed: boolean;
  setUsed: (isUsed: boolean) => void;
}

function Pick({ point: { label, text, quote, grounding, isGrounded }, isUsed, setUsed }: PickProps) {
  const [fault] = grounding.faults;
  const [sentence] = splitQuote(quote);
  const doubt = fault ? t(`fault_${fault.kind}`, text.slice(fault.start, fault.end)) : t('fault_quote');
  return (
    <li class={`pick ${isUsed ? '' : 'off'}`} dir="auto">
      <p>
        {label && <b>{label}: </b>}
        {markFaults(text, grounding.faults)}
      </p>
      <div class="pick-line">
        {isGrounded ? (
          <span class="state success">
            <Icon name="check" />
            {t('proposalVerified')}
          </span>
        ) : (
          <span class="state warning">
            <Icon name="warning" />
            {doubt}
          </span>
        )}
        {fault?.article && (
          <span class="quiet" dir="auto">
            {t('faultInstead', fault.article, text.slice(fault.start, fault.end))}
          </span>
        )}
        {sentence !== undefined && (
          <ActionButton action={sentenceActions.showSentence} target={sentence} class="button plain" />
        )}
        <label class="use">
          {t('proposalUseThis')}
          <input
            type="checkbox"
            class="check"
            aria-label={`${t('proposalUseThis')}: ${text}`}
            checked={isUsed}
            onChange={({ currentTarget }) => setUsed(currentTarget.checked)}
          />
        </label>
      </div>
    </li>
  );
}
