import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { ProposalOffer } from '../../rewriting/request-proposal.ts';
import { getModelName } from '../components/model-labels.ts';
import { ProposalComparison } from './ProposalComparison.tsx';
import { ProposalOfferRow } from './ProposalOfferRow.tsx';
import { ProposalStatus } from './ProposalStatus.tsx';
import { type ProposalsState, useProposals } from './use-proposals.ts';
import './proposals.css';

/** The panel for requesting proposals from models. Shows the progress, and opens the dialog with the models' responses. */
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
  return (
    <section class="proposals" aria-label={t('proposalTitle')}>
      <ProposalStatus proposals={proposals} firstOffer={first} openDialog={openDialog} />
      {listShownOffers(proposals, first).map((offer) => (
        <ProposalOfferRow key={getOfferId(offer)} offer={offer} proposals={proposals}>
          {!job && offers.length > 1 && (
            <OfferSelect offers={offers} value={getOfferId(offer)} onChange={chooseOffer} />
          )}
        </ProposalOfferRow>
      ))}
      {job && job.id === openedJob && answers.length > 0 && (
        <ProposalComparison
          answers={answers}
          apply={(selection) => void proposals.apply(selection)}
          close={() => setOpenedJob(null)}
          dismiss={() => void proposals.dismiss()}
        />
      )}
    </section>
  );
}

interface OfferSelectProps {
  offers: ProposalOffer[];
  value: string;
  onChange: (id: string) => void;
}

function OfferSelect({ offers, value, onChange }: OfferSelectProps) {
  return (
    <select
      class="quiet-input"
      aria-label={t('modelChoose')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {offers.map((offer) => (
        <option key={getOfferId(offer)} value={getOfferId(offer)}>
          {offer.name || getModelName(offer.model.id)}
        </option>
      ))}
    </select>
  );
}

const getOfferId = ({ model, name }: ProposalOffer): string => `${model.id} ${name}`;

/** Returns the offers to show: before the first request only `first`; afterwards the models not yet asked. */
function listShownOffers({ offers, job, answers }: ProposalsState, first: ProposalOffer): ProposalOffer[] {
  if (!job) return [first];
  const isBusy = job.state === 'waiting' || job.state === 'working';
  if (isBusy || (job.autoSaved && !job.autoSave)) return [];
  const asked = [...answers, job];
  return offers.filter((offer) => !asked.some(({ model, name }) => model === offer.model.id && name === offer.name));
}
