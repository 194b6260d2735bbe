import { useEffect, useRef, useState } from 'preact/hooks';
import type { Taxonomy } from '../../core/classify/taxonomy.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { deleteJob, watchJobs } from '../../jobs/job-store.ts';
import { wakeJobs } from '../../jobs/wake-jobs.ts';
import { applySelection, type ProposalSelection } from '../../rewriting/apply-proposals.ts';
import {
  cancelProposalJob,
  findProposalJob,
  listModelProposals,
  type ModelProposal,
  type ProposalJob,
} from '../../rewriting/proposal-job.ts';
import {
  excludeSite,
  listProposalOffers,
  type ProposalOffer,
  requestProposal,
  setAutoSave,
  undoAutoSave,
} from '../../rewriting/request-proposal.ts';
import type { Draft } from '../../storage/drafts.ts';
import { describeModelError } from '../components/destination-labels.ts';
import { getModelName } from '../components/model-labels.ts';
import { ProposalComparison } from './ProposalComparison.tsx';
import { ProposalOfferRow } from './ProposalOfferRow.tsx';
import './proposals.css';

export interface ProposalPanelProps {
  draft: Draft;
  taxonomy: Taxonomy;
  profile: Profile;
  /** One step of the draft, which can be taken back. */
  replace: (next: Draft) => void;
  takeBack: () => void;
  /** The article is in the library as another post: the person is asked what to do. Resolves with whether it is so. */
  askFirst: () => Promise<boolean>;
  tell: (message: { text: string; act?: { label: string; run: () => void } }) => void;
  openSettings: () => void;
}

/** A row that asks for better posts, tells how it goes, and opens what came of it. Nothing waits for it. */
export function ProposalPanel({
  draft,
  taxonomy,
  profile,
  replace,
  takeBack,
  askFirst,
  tell,
  openSettings,
}: ProposalPanelProps) {
  const [offers, setOffers] = useState<ProposalOffer[]>([]);
  const [asking, setAsking] = useState<ProposalJob | null>(null);
  /** Which of the offers is asked first; '' for the one of the options. */
  const [picked, setPicked] = useState('');
  /** How many answers there were when they were last looked at: what was ticked of fewer is no choice between all. */
  const [looked, setLooked] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const { key } = draft;
  const refreshOffers = async () => setOffers(await listProposalOffers(latest.current, taxonomy));
  const refresh = async () => setAsking((await findProposalJob(key)) ?? null);
  useEffect(() => {
    void refreshOffers();
    void refresh();
    void wakeJobs();
    return watchJobs(() => void refresh());
  }, [key]);
  const first = offers.find((one) => getOfferId(one) === picked) ?? offers[0];
  if (!first) return null;

  const ask = async (offer: ProposalOffer) => {
    await requestProposal(offer, latest.current, taxonomy);
    await refresh();
    await refreshOffers();
  };
  const never = async () => {
    const site = await excludeSite(latest.current.article);
    await refreshOffers();
    tell({ text: t('siteExcluded', site) });
  };
  const dismiss = async () => {
    dialog.current?.close();
    if (asking) await deleteJob(asking.id);
    setAsking(null);
  };
  const take = async (choice: ProposalSelection) => {
    const proposals = answered.map(({ proposal }) => proposal);
    replace(applySelection(latest.current, proposals, choice, profile));
    await dismiss();
    tell({ text: t('proposalApplied'), act: { label: t('undo'), run: takeBack } });
  };
  const toggleAutoSave = async () => {
    if (!asking || (!asking.autoSave && !latest.current.saved && (await askFirst()))) return;
    await setAutoSave(asking, latest.current, profile, !asking.autoSave);
  };
  const undoAutoSaved = async () => {
    const before = asking && (await undoAutoSave(asking));
    if (before) replace(before);
    tell({ text: t('undone') });
  };

  const answered = asking ? listModelProposals(asking) : [];
  const saved = asking?.autoSaved && !asking.autoSave;
  const busy = asking?.state === 'waiting' || asking?.state === 'working';
  const name = asking ? asking.name || getModelName(asking.model) : '';
  const retryOffer = offers.find((one) => asking && getOfferId(one) === `${asking.model} ${asking.name}`) ?? first;
  const asked = asking ? [...answered, asking] : [];
  const more = offers.filter((one) => !asked.some(({ model, name }) => model === one.model.id && name === one.name));
  const compare = answered.length > 0 && !asking?.autoSaved && (
    <button
      type="button"
      class="button"
      onClick={() => {
        setLooked(answered.length);
        dialog.current?.showModal();
      }}
    >
      {t('proposalCompare')}
    </button>
  );
  return (
    <section class="proposals" aria-label={t('proposalTitle')}>
      <div role="status" aria-live="polite" class="proposal-row">
        {busy && (
          <>
            <span>
              {asking.parts > 1
                ? t('proposalWorkingPart', name, asking.part + 1, asking.parts)
                : t('proposalWorking', name)}
            </span>
            {compare}
            <button type="button" class="button plain" onClick={() => void cancelProposalJob(asking).then(refresh)}>
              {t('cancel')}
            </button>
            <label class="tick">
              <input
                type="checkbox"
                checked={asking.autoSave !== null}
                onClick={(event) => {
                  // It is ticked once that is on disk: whoever sees the tick may close this.
                  event.preventDefault();
                  void toggleAutoSave();
                }}
              />
              {t('proposalAutoSave')}
            </label>
          </>
        )}
        {asking?.state === 'stopped' && (
          <>
            <span class="bad">
              {describeModelError(asking.code ?? 'badAnswer')}
              {asking.detail && <span class="quiet"> {asking.detail}</span>}{' '}
              {saved && answered.length === 0 && t('proposalAutoSavedUnchanged')}
            </span>
            {compare}
            {asking.code === 'redirected' && (
              <button type="button" class="button plain" onClick={openSettings}>
                {t('openSettings')}
              </button>
            )}
            {/* Where the article would go to another server than before, that is asked first: by the row of its own. */}
            {retryOffer.hasConsent && !retryOffer.isExcluded && (
              <button type="button" class="button plain" onClick={() => void ask(retryOffer)}>
                {t('proposalRetry')}
              </button>
            )}
          </>
        )}
        {asking?.saveError && <span class="bad">{t('saveFailed', asking.saveError)}</span>}
        {saved && answered.length > 0 && (
          <>
            <span>{t('proposalAutoSaved', Math.max(...answered.map(countProved)))}</span>
            <button type="button" class="button plain" onClick={() => void undoAutoSaved()}>
              {t('undo')}
            </button>
          </>
        )}
        {asking?.state === 'done' && answered.length > 0 && !asking.autoSaved && (
          <>
            <span>
              {answered.length > 1
                ? t('proposalReadyMany', answered.length)
                : answered.map((one) => t('proposalReady', countProved(one), one.proposal.points.length))}
            </span>
            {compare}
          </>
        )}
        {asking && !busy && (
          <button type="button" class="button plain" onClick={() => void dismiss()}>
            {t(saved && answered.length > 0 ? 'proposalClose' : 'proposalDismiss')}
          </button>
        )}
      </div>
      {(asking ? (busy || saved ? [] : more) : [first]).map((offer) => (
        <ProposalOfferRow
          key={getOfferId(offer)}
          offer={offer}
          too={asking !== null}
          ask={() => ask(offer)}
          never={never}
          look={refreshOffers}
          openSettings={openSettings}
        >
          {!asking && offers.length > 1 && (
            <select
              class="quiet-input"
              aria-label={t('modelChoose')}
              value={getOfferId(offer)}
              onChange={(event) => setPicked(event.currentTarget.value)}
            >
              {offers.map((one) => (
                <option key={getOfferId(one)} value={getOfferId(one)}>
                  {one.name || getModelName(one.model.id)}
                </option>
              ))}
            </select>
          )}
        </ProposalOfferRow>
      ))}
      <dialog ref={dialog} class="proposal-dialog" aria-labelledby="better-heading">
        {asking && answered.length > 0 && (
          <ProposalComparison
            key={`${asking.id} ${looked}`}
            draft={draft}
            answered={answered}
            profile={profile}
            take={(choice) => void take(choice)}
            close={() => dialog.current?.close()}
            dismiss={() => void dismiss()}
          />
        )}
      </dialog>
    </section>
  );
}

const getOfferId = ({ model, name }: ProposalOffer): string => `${model.id} ${name}`;

const countProved = ({ proposal }: ModelProposal): number => proposal.points.filter(({ proved }) => proved).length;
