import { useEffect, useRef, useState } from 'preact/hooks';
import { askForBetter, neverSend, type Offer, offersFor, saveWhenDone, takeBackSaved, wake } from '../../better.ts';
import type { Draft } from '../../browser/drafts.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import type { Profile } from '../../core/types.ts';
import {
  type Answered,
  type Asking,
  answeredOf,
  cancelAsking,
  dropAsking,
  findAsking,
  onAskings,
} from '../../library/proposals.ts';
import { type Choice, taken } from '../../take.ts';
import { BetterOffer, nameOf } from './BetterOffer.tsx';
import { Proposed } from './Proposed.tsx';
import './better.css';

export interface BetterProps {
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
export function Better({ draft, taxonomy, profile, replace, takeBack, askFirst, tell, openSettings }: BetterProps) {
  const [offers, setOffers] = useState<Offer[]>([]);
  const [asking, setAsking] = useState<Asking | null>(null);
  /** Which of the offers is asked first; '' for the one of the options. */
  const [picked, setPicked] = useState('');
  /** How many answers there were when they were last looked at: what was ticked of fewer is no choice between all. */
  const [looked, setLooked] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const { key } = draft;
  const look = async () => setOffers(await offersFor(latest.current, taxonomy));
  const refresh = async () => setAsking((await findAsking(key)) ?? null);
  useEffect(() => {
    void look();
    void refresh();
    void wake();
    return onAskings(() => void refresh());
  }, [key]);
  const first = offers.find((one) => idOf(one) === picked) ?? offers[0];
  if (!first) return null;

  const ask = async (offer: Offer) => {
    await askForBetter(offer, latest.current, taxonomy);
    await refresh();
    await look();
  };
  const never = async () => {
    const site = await neverSend(latest.current.article);
    await look();
    tell({ text: t('betterNeverDone', site) });
  };
  const dismiss = async () => {
    dialog.current?.close();
    await dropAsking(key);
    setAsking(null);
  };
  const take = async (choice: Choice) => {
    const proposals = answered.map(({ proposal }) => proposal);
    replace(taken(latest.current, proposals, choice, profile));
    await dismiss();
    tell({ text: t('betterTaken'), act: { label: t('undo'), run: takeBack } });
  };
  const saveThen = async () => {
    if (!asking || (!asking.keeping && !latest.current.saved && (await askFirst()))) return;
    await saveWhenDone(asking, latest.current, profile, !asking.keeping);
  };
  const undoSaved = async () => {
    const before = asking && (await takeBackSaved(asking));
    if (before) replace(before);
    tell({ text: t('undone') });
  };

  const answered = asking ? answeredOf(asking) : [];
  const saved = asking?.kept && !asking.keeping;
  const busy = asking?.state === 'waiting' || asking?.state === 'working';
  const name = asking ? asking.name || nameOf(asking.model) : '';
  const again = offers.find((one) => asking && idOf(one) === `${asking.model} ${asking.name}`) ?? first;
  const asked = asking ? [...answered, asking] : [];
  const more = offers.filter((one) => !asked.some(({ model, name }) => model === one.model.id && name === one.name));
  const compare = answered.length > 0 && !asking?.kept && (
    <button
      type="button"
      class="button"
      onClick={() => {
        setLooked(answered.length);
        dialog.current?.showModal();
      }}
    >
      {t('betterLook')}
    </button>
  );
  return (
    <section class="better" aria-label={t('betterTitle')}>
      <div role="status" aria-live="polite" class="better-row">
        {busy && (
          <>
            <span>
              {asking.parts > 1 ? t('betterPart', name, asking.part + 1, asking.parts) : t('betterWorking', name)}
            </span>
            {compare}
            <button type="button" class="button plain" onClick={() => void cancelAsking(asking).then(refresh)}>
              {t('cancel')}
            </button>
            <label class="tick">
              <input
                type="checkbox"
                checked={asking.keeping !== null}
                onClick={(event) => {
                  // It is ticked once that is on disk: whoever sees the tick may close this.
                  event.preventDefault();
                  void saveThen();
                }}
              />
              {t('betterSaveThen')}
            </label>
          </>
        )}
        {asking?.state === 'failed' && (
          <>
            <span class="bad">
              {t(`model_${asking.why ?? 'badAnswer'}` as MessageKey)}
              {asking.detail && <span class="quiet"> {asking.detail}</span>}{' '}
              {saved && answered.length === 0 && t('betterSavedPlain')}
            </span>
            {compare}
            {asking.why === 'redirected' && (
              <button type="button" class="button plain" onClick={openSettings}>
                {t('openSettings')}
              </button>
            )}
            {/* Where the article would go to another server than before, that is asked first: by the row of its own. */}
            {again.agreed && !again.never && (
              <button type="button" class="button plain" onClick={() => void ask(again)}>
                {t('betterAgain')}
              </button>
            )}
          </>
        )}
        {asking?.unsaved && <span class="bad">{t('saveFailed', asking.unsaved)}</span>}
        {saved && answered.length > 0 && (
          <>
            <span>{t('betterSaved', Math.max(...answered.map(provedOf)))}</span>
            <button type="button" class="button plain" onClick={() => void undoSaved()}>
              {t('undo')}
            </button>
          </>
        )}
        {asking?.state === 'done' && answered.length > 0 && !asking.kept && (
          <>
            <span>
              {answered.length > 1
                ? t('betterReadyMany', answered.length)
                : answered.map((one) => t('betterReady', provedOf(one), one.proposal.points.length))}
            </span>
            {compare}
          </>
        )}
        {asking && !busy && (
          <button type="button" class="button plain" onClick={() => void dismiss()}>
            {t(saved && answered.length > 0 ? 'betterLater' : 'betterDismiss')}
          </button>
        )}
      </div>
      {(asking ? (busy || saved ? [] : more) : [first]).map((offer) => (
        <BetterOffer
          key={idOf(offer)}
          offer={offer}
          too={asking !== null}
          ask={() => ask(offer)}
          never={never}
          look={look}
          openSettings={openSettings}
        >
          {!asking && offers.length > 1 && (
            <select
              class="quiet-input"
              aria-label={t('modelChoose')}
              value={idOf(offer)}
              onChange={(event) => setPicked(event.currentTarget.value)}
            >
              {offers.map((one) => (
                <option key={idOf(one)} value={idOf(one)}>
                  {one.name || nameOf(one.model.id)}
                </option>
              ))}
            </select>
          )}
        </BetterOffer>
      ))}
      <dialog ref={dialog} class="better-dialog" aria-labelledby="better-heading">
        {asking && answered.length > 0 && (
          <Proposed
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

const idOf = ({ model, name }: Offer): string => `${model.id} ${name}`;

const provedOf = ({ proposal }: Answered): number => proposal.points.filter(({ proved }) => proved).length;
