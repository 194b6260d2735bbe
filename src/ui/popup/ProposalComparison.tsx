import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { defaultSelection, type ProposalSelection } from '../../rewriting/apply-proposals.ts';
import type { ModelProposal } from '../../rewriting/proposal-job.ts';
import { getModelName } from '../components/model-labels.ts';
import { useEditor } from './editor-context.ts';
import { ModalDialog } from './ModalDialog.tsx';
import { ProposalColumn } from './ProposalColumn.tsx';
import { ProposalItem } from './ProposalItem.tsx';

interface Props {
  answers: ModelProposal[];
  apply: (selection: ProposalSelection) => void;
  close: () => void;
  dismiss: () => void;
}

/** Shows the models' proposals and the post side by side. The user ticks which parts of which proposal to apply. */
export function ProposalComparison({ answers, apply, close, dismiss }: Props) {
  const { draft } = useEditor();
  const proposals = answers.map(({ proposal }) => proposal);
  const [chosen, setSelection] = useState(() => defaultSelection(draft, proposals));
  // In a proposal that arrived after this dialog opened, nothing is ticked.
  const selection: ProposalSelection = {
    ...chosen,
    points: proposals.map(({ points }, index) => chosen.points[index] ?? points.map(() => false)),
    tags: proposals.map((_, index) => chosen.tags[index] ?? false),
    categories: proposals.map((_, index) => chosen.categories[index] ?? false),
  };
  const names = answers.map(({ model, name }) => name || getModelName(model));
  return (
    <ModalDialog
      title={t('proposalCompare')}
      class="proposal-dialog"
      onClose={close}
      actions={[
        { label: t('proposalApply'), run: () => apply(selection) },
        { label: t('proposalDismiss'), run: dismiss },
      ]}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="proposal-list" tabIndex={0}>
        {proposals.map((proposal, index) => (
          <ProposalColumn
            key={`${index} ${names[index]}`}
            proposal={proposal}
            modelName={names[index] ?? ''}
            index={index}
            selection={selection}
            setSelection={setSelection}
          />
        ))}
        <section aria-label={t('proposalOwnPoints')}>
          <h3>{t('proposalOwnPoints')}</h3>
          {draft.post.points.map((point, index) => (
            <ProposalItem
              key={`${point.quote} ${point.text}`}
              isChecked={selection.ownPoints[index] ?? false}
              setChecked={(isChecked) =>
                setSelection({ ...selection, ownPoints: selection.ownPoints.with(index, isChecked) })
              }
              label={point.label ? `${point.label}. ${point.text}` : point.text}
            />
          ))}
        </section>
      </div>
    </ModalDialog>
  );
}
