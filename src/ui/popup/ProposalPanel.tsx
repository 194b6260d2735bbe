import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { ProposalOffer } from '../../rewriting/proposal-offer.ts';
import { getModelName } from '../components/model-labels.ts';
import { ProposalComparison } from './ProposalComparison.tsx';
import { ProposalPicks } from './ProposalPicks.tsx';
import { ProposalStatus } from './ProposalStatus.tsx';
import { RewriteWords } from './RewriteWords.tsx';
import { type ProposalsState, useProposals } from './use-proposals.ts';
import './proposals.css';

/**
 * What a model can do with the points, in a word each; then the state of the request, and the model's points in the place of
 * the post's own, to be used or not. The dialog compares the whole posts of one or several models.
 */
export function ProposalPanel() {
  const proposals = useProposals();
  const { offers, job, answers } = proposals;
  /** Id of the offer that the user has chosen here; '' for the model chosen in the options. */
  const [chosenOffer, chooseOffer] = useState('');
  /** Id of the job whose proposals the dialog shows; null while the dialog is closed. */
  const [openedJob, setOpenedJob] = useState<string | null>(null);
  const first = offers.find((offer) => getOfferId(offer) === chosenOffer) ?? offers[0];
  if (!first) return null;
  const openDialog = () => setOpenedJob(job?.id ?? null);
  const [answer] = answers;
  const isPicking = job?.state === 'done' && !job.autoSaved && answers.length === 1;
  return (
    <div class="proposals">
      {!isBusy(proposals) && (
        <div class="rewrite-offers">
          <RewriteWords key={getOfferId(first)} offer={first} proposals={proposals} />
          {!job && offers.length > 1 && (
            <OfferSelect offers={offers} value={getOfferId(first)} onChange={chooseOffer} />
          )}
          {listOtherOffers(proposals).map((offer) => (
            <RewriteWords key={getOfferId(offer)} offer={offer} proposals={proposals} isAnother />
          ))}
        </div>
      )}
      <ProposalStatus proposals={proposals} firstOffer={first} openDialog={openDialog} isPicking={isPicking} />
      {isPicking && job && answer && (
        <ProposalPicks key={job.id} proposal={answer.proposal} proposals={proposals} openDialog={openDialog} />
      )}
      {job && job.id === openedJob && answers.length > 0 && (
        <ProposalComparison
          answers={answers}
          apply={(selection) => void proposals.apply(selection)}
          close={() => setOpenedJob(null)}
          dismiss={() => void proposals.dismiss()}
        />
      )}
    </div>
  );
}

interface OfferSelectProps {
  offers: ProposalOffer[];
  value: string;
  onChange: (id: string) => void;
}

function OfferSelect({ offers, value, onChange }: OfferSelectProps) {
  return (
    <select aria-label={t('modelChoose')} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {offers.map((offer) => (
        <option key={getOfferId(offer)} value={getOfferId(offer)}>
          {offer.name || getModelName(offer.model.id)}
        </option>
      ))}
    </select>
  );
}

const getOfferId = ({ model, name }: ProposalOffer): string => `${model.id} ${name}`;

/** Whether the request is running, or its proposal was saved without the user. */
const isBusy = ({ job }: ProposalsState): boolean =>
  job?.state === 'waiting' || job?.state === 'working' || Boolean(job?.autoSaved && !job.autoSave);

/** Lists the models that have not been asked yet about this draft, once one of them has been. */
function listOtherOffers({ offers, job, answers }: ProposalsState): ProposalOffer[] {
  if (!job) return [];
  const asked = [...answers, job];
  return offers.filter((offer) => !asked.some(({ model, name }) => model === offer.model.id && name === offer.name));
}
