import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { deleteJob, watchJobs } from '../../jobs/job-store.ts';
import { wakeJobs } from '../../jobs/wake-jobs.ts';
import { applySelection, type ProposalSelection } from '../../rewriting/apply-proposals.ts';
import { setAutoSave, undoAutoSave } from '../../rewriting/auto-save.ts';
import { excludeSite } from '../../rewriting/consent.ts';
import {
  cancelProposalJob,
  findProposalJob,
  listModelProposals,
  type ModelProposal,
  type ProposalJob,
} from '../../rewriting/proposal-job.ts';
import { listProposalOffers, type ProposalOffer } from '../../rewriting/proposal-offer.ts';
import type { RequestWish } from '../../rewriting/request-preferences.ts';
import { requestProposal } from '../../rewriting/request-proposal.ts';
import { toUndoMessage } from './action.ts';
import { useEditor } from './editor-context.ts';

/** The models available for a request about this draft (`offers`), the current request (`job`), and the user's actions. */
export interface ProposalsState {
  offers: ProposalOffer[];
  job: ProposalJob | null;
  /** The models' responses, oldest first. */
  answers: ModelProposal[];
  refreshOffers: () => Promise<void>;
  request: (offer: ProposalOffer, wish?: RequestWish) => Promise<void>;
  cancel: () => Promise<void>;
  /** Deletes the request and the models' responses. */
  dismiss: () => Promise<void>;
  /** Puts the selected parts of the models' responses into the draft. */
  apply: (selection: ProposalSelection) => Promise<void>;
  excludeSite: () => Promise<void>;
  toggleAutoSave: () => Promise<void>;
  undoAutoSave: () => Promise<void>;
}

export function useProposals(): ProposalsState {
  const { draft, created, store, savedVersion, showMessage } = useEditor();
  const { taxonomy, profile } = created.blog;
  const [offers, setOffers] = useState<ProposalOffer[]>([]);
  const [job, setJob] = useState<ProposalJob | null>(null);
  const newestTaxonomy = useRef(taxonomy);
  newestTaxonomy.current = taxonomy;
  const { key } = draft;
  const refreshOffers = async () => setOffers(await listProposalOffers(store.current(), newestTaxonomy.current));
  const refreshJob = async () => setJob((await findProposalJob(key)) ?? null);
  useEffect(() => {
    void refreshOffers();
    void refreshJob();
    void wakeJobs();
    return watchJobs(() => void refreshJob());
  }, [key]);
  const answers = job ? listModelProposals(job) : [];
  const dismiss = async () => {
    if (job) await deleteJob(job.id);
    setJob(null);
  };
  return {
    offers,
    job,
    answers,
    refreshOffers,
    async request(offer, wish) {
      await requestProposal(offer, store.current(), taxonomy, wish);
      await refreshJob();
      await refreshOffers();
    },
    async cancel() {
      if (job) await cancelProposalJob(job);
      await refreshJob();
    },
    dismiss,
    async apply(selection) {
      const proposals = answers.map(({ proposal }) => proposal);
      store.replace(applySelection(store.current(), proposals, selection, profile), 'proposal');
      await dismiss();
      showMessage(toUndoMessage(t('proposalApplied')));
    },
    async excludeSite() {
      const site = await excludeSite(store.current().article);
      await refreshOffers();
      showMessage({ text: t('siteExcluded', site) });
    },
    async toggleAutoSave() {
      if (!job || (!job.autoSave && !store.current().saved && (await savedVersion.showOther()))) return;
      await setAutoSave(job, store.current(), profile, !job.autoSave);
    },
    async undoAutoSave() {
      const before = job && (await undoAutoSave(job));
      if (before) store.replace(before, 'proposal');
      showMessage({ text: t('undone') });
    },
  };
}
