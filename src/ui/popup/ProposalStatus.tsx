import { t } from '../../extension/i18n.ts';
import type { ModelProposal, ProposalJob } from '../../rewriting/proposal-job.ts';
import type { ProposalOffer } from '../../rewriting/proposal-offer.ts';
import { describeModelError } from '../components/destination-labels.ts';
import { getModelName } from '../components/model-labels.ts';
import { openModelSettings } from './extension-pages.ts';
import type { ProposalsState } from './use-proposals.ts';

interface Props {
  proposals: ProposalsState;
  /** The offer that "retry" uses when the model that failed is no longer available. */
  firstOffer: ProposalOffer;
  /** Opens the dialog that compares the models' responses. */
  openDialog: () => void;
  /** Whether the answer's points are shown below, with buttons of their own. */
  isPicking: boolean;
}

/** Shows the state of the request to a model in one row, with the buttons for it. */
export function ProposalStatus({ proposals, firstOffer, openDialog, isPicking }: Props) {
  const { job, answers } = proposals;
  return (
    <div role="status" aria-live="polite" class="proposal-row">
      {job && <JobState {...{ job, proposals, firstOffer, openDialog }} />}
      {job?.saveError && <span class="bad">{t('saveFailed', job.saveError)}</span>}
      {job && isAutoSaved(job) && answers.length > 0 && (
        <>
          <span>{t('proposalAutoSaved', Math.max(...answers.map(countGrounded)))}</span>
          <button type="button" class="button plain" onClick={() => void proposals.undoAutoSave()}>
            {t('undo')}
          </button>
        </>
      )}
      {job?.state === 'done' && answers.length > 0 && !job.autoSaved && (
        <>
          <span>
            {answers.length > 1
              ? t('proposalReadyMany', answers.length)
              : answers.map((answer) =>
                  t('proposalReady', getAnswerName(answer), countGrounded(answer), answer.proposal.points.length),
                )}
          </span>
          {!isPicking && <CompareButton openDialog={openDialog} />}
        </>
      )}
      {job && !isBusy(job) && !isPicking && (
        <button type="button" class="button plain" onClick={() => void proposals.dismiss()}>
          {t(isAutoSaved(job) && answers.length > 0 ? 'close' : 'proposalDismiss')}
        </button>
      )}
    </div>
  );
}

/** Shows a request to a model that is running or has failed. */
function JobState({ job, proposals, firstOffer, openDialog }: Omit<Props, 'isPicking'> & { job: ProposalJob }) {
  const { answers } = proposals;
  const canCompare = answers.length > 0 && !job.autoSaved;
  const name = job.name || getModelName(job.model);
  if (isBusy(job))
    return (
      <>
        <span>
          {job.parts > 1 ? t('proposalWorkingPart', name, job.part + 1, job.parts) : t('proposalWorking', name)}
        </span>
        {canCompare && <CompareButton openDialog={openDialog} />}
        <button type="button" class="button plain" onClick={() => void proposals.cancel()}>
          {t('cancel')}
        </button>
        <label class="tick">
          <input
            type="checkbox"
            checked={job.autoSave !== null}
            onClick={(event) => {
              // The checkbox is checked only when the choice is stored: a user who sees the check mark may close the window.
              event.preventDefault();
              void proposals.toggleAutoSave();
            }}
          />
          {t('proposalAutoSave')}
        </label>
      </>
    );
  if (job.state !== 'stopped') return null;
  const retryOffer =
    proposals.offers.find(({ model, name: offered }) => model.id === job.model && offered === job.name) ?? firstOffer;
  return (
    <>
      <span class="bad">
        {describeModelError(job.code ?? 'badAnswer')}
        {job.detail && <span class="quiet"> {job.detail}</span>}{' '}
        {isAutoSaved(job) && answers.length === 0 && t('proposalAutoSavedUnchanged')}
      </span>
      {canCompare && <CompareButton openDialog={openDialog} />}
      {job.code === 'redirected' && (
        <button type="button" class="button plain" onClick={openModelSettings}>
          {t('openSettings')}
        </button>
      )}
      {/* No retry without the user's consent to this server, which `ProposalOfferRow` asks for. */}
      {retryOffer.hasConsent && !retryOffer.isExcluded && (
        <button type="button" class="button plain" onClick={() => void proposals.request(retryOffer)}>
          {t('proposalRetry')}
        </button>
      )}
    </>
  );
}

function CompareButton({ openDialog }: Pick<Props, 'openDialog'>) {
  return (
    <button type="button" class="button" onClick={openDialog}>
      {t('proposalCompare')}
    </button>
  );
}

const isBusy = ({ state }: ProposalJob): boolean => state === 'waiting' || state === 'working';

/** Whether the model's response was saved automatically, as the user had requested by the checkbox. */
const isAutoSaved = ({ autoSaved, autoSave }: ProposalJob): boolean => Boolean(autoSaved) && !autoSave;

const getAnswerName = ({ name, model }: ModelProposal): string => name || getModelName(model);

const countGrounded = ({ proposal }: ModelProposal): number =>
  proposal.points.filter(({ isGrounded }) => isGrounded).length;
