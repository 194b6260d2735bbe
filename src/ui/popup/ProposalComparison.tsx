import { useState } from 'preact/hooks';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { defaultSelection, type ProposalSelection } from '../../rewriting/apply-proposals.ts';
import type { ModelProposal } from '../../rewriting/proposal-job.ts';
import type { Draft } from '../../storage/drafts.ts';
import { getModelName } from '../components/model-labels.ts';
import { ProposalColumn } from './ProposalColumn.tsx';
import { ProposalItem } from './ProposalItem.tsx';

interface Props {
  draft: Draft;
  answered: ModelProposal[];
  profile: Profile;
  take: (choice: ProposalSelection) => void;
  close: () => void;
  dismiss: () => void;
}

/** What models propose, side by side, and what is there; what is ticked is taken, from wherever it is. */
export function ProposalComparison({ draft, answered, profile, take, close, dismiss }: Props) {
  const proposals = answered.map(({ proposal }) => proposal);
  const [chosen, setChoice] = useState(() => defaultSelection(draft, proposals));
  // Of one that came while the person was choosing nothing is ticked.
  const choice: ProposalSelection = {
    ...chosen,
    points: proposals.map(({ points }, at) => chosen.points[at] ?? points.map(() => false)),
    tags: proposals.map((_, at) => chosen.tags[at] ?? false),
    categories: proposals.map((_, at) => chosen.categories[at] ?? false),
  };
  const names = answered.map(({ model, name }) => name || getModelName(model));
  return (
    <>
      <h2 id="better-heading">{t('proposalCompare')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="proposal-list" tabIndex={0}>
        {proposals.map((proposal, at) => (
          <ProposalColumn
            key={`${at} ${names[at]}`}
            draft={draft}
            profile={profile}
            proposal={proposal}
            from={names[at] ?? ''}
            at={at}
            choice={choice}
            setChoice={setChoice}
          />
        ))}
        <section aria-label={t('proposalOwnPoints')}>
          <h3>{t('proposalOwnPoints')}</h3>
          {draft.post.points.map((point, index) => (
            <ProposalItem
              key={`${point.quote} ${point.text}`}
              on={choice.ownPoints[index] ?? false}
              set={(on) => setChoice({ ...choice, ownPoints: choice.ownPoints.with(index, on) })}
              label={point.label ? `${point.label}. ${point.text}` : point.text}
            />
          ))}
        </section>
      </div>
      <div class="proposal-actions">
        <button type="button" class="button primary" onClick={() => take(choice)}>
          {t('proposalApply')}
        </button>
        <span class="end" />
        <button type="button" class="button plain" onClick={dismiss}>
          {t('proposalDismiss')}
        </button>
        <button type="button" class="button plain" onClick={close}>
          {t('proposalClose')}
        </button>
      </div>
    </>
  );
}
