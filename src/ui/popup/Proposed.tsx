import { useState } from 'preact/hooks';
import type { Draft } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import type { Profile } from '../../core/types.ts';
import type { Answered } from '../../library/proposals.ts';
import { type Choice, firstChoice } from '../../take.ts';
import { nameOf } from './BetterOffer.tsx';
import { ProposedColumn } from './ProposedColumn.tsx';
import { Item } from './ProposedItem.tsx';

interface Props {
  draft: Draft;
  answered: Answered[];
  profile: Profile;
  take: (choice: Choice) => void;
  close: () => void;
  dismiss: () => void;
}

/** What models propose, side by side, and what is there; what is ticked is taken, from wherever it is. */
export function Proposed({ draft, answered, profile, take, close, dismiss }: Props) {
  const proposals = answered.map(({ proposal }) => proposal);
  const [chosen, setChoice] = useState(() => firstChoice(draft, proposals));
  // Of one that came while the person was choosing nothing is ticked.
  const choice: Choice = {
    ...chosen,
    points: proposals.map(({ points }, at) => chosen.points[at] ?? points.map(() => false)),
    tags: proposals.map((_, at) => chosen.tags[at] ?? false),
    categories: proposals.map((_, at) => chosen.categories[at] ?? false),
  };
  const names = answered.map(({ model, name }) => name || nameOf(model));
  return (
    <>
      <h2 id="better-heading">{t('betterLook')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="better-list" tabIndex={0}>
        {proposals.map((proposal, at) => (
          <ProposedColumn
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
        <section aria-label={t('betterMine')}>
          <h3>{t('betterMine')}</h3>
          {draft.post.points.map((point, index) => (
            <Item
              key={`${point.quote} ${point.text}`}
              on={choice.mine[index] ?? false}
              set={(on) => setChoice({ ...choice, mine: choice.mine.with(index, on) })}
              label={point.label ? `${point.label}. ${point.text}` : point.text}
            />
          ))}
        </section>
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
