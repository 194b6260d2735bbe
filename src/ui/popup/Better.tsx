import { useEffect, useRef, useState } from 'preact/hooks';
import {
  agree,
  askForBetter,
  neverSend,
  type Offer,
  offerFor,
  saveWhenDone,
  takeBackSaved,
  wake,
} from '../../better.ts';
import type { Draft } from '../../browser/drafts.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { requestLeave } from '../../browser/permissions.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import type { Profile } from '../../core/types.ts';
import { type Asking, dropAsking, findAsking, onAskings } from '../../library/proposals.ts';
import { type Choice, taken } from '../../take.ts';
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

/** A row that asks for a better post, tells how it goes, and opens what came of it. Nothing waits for it. */
export function Better({ draft, taxonomy, profile, replace, takeBack, askFirst, tell, openSettings }: BetterProps) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [confirming, setConfirming] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const { key } = draft;
  const look = async () => setOffer(await offerFor(latest.current, taxonomy));
  useEffect(() => {
    const refresh = async () => setAsking((await findAsking(key)) ?? null);
    void look();
    void refresh();
    void wake();
    return onAskings(() => void refresh());
  }, [key]);
  if (!offer) return null;
  const { model, state, host } = offer;
  const name = offer.name || nameOf(model.id);

  const ask = async () => {
    setConfirming(false);
    if (host) await agree(host);
    await askForBetter(latest.current, taxonomy);
    setAsking((await findAsking(key)) ?? null);
  };
  const never = async () => {
    setConfirming(false);
    const site = await neverSend(latest.current.article.canonical.value);
    await look();
    tell({ text: t('betterNeverDone', site) });
  };
  const dismiss = async () => {
    dialog.current?.close();
    await dropAsking(key);
    setAsking(null);
  };
  const take = async (choice: Choice) => {
    if (!asking?.proposal) return;
    replace(taken(latest.current, asking.proposal, choice, profile));
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

  const cost = host
    ? offer.price === null
      ? t('betterCost', host, about(offer.tokens))
      : t('betterCostPrice', host, about(offer.tokens), dollars(offer.price))
    : t('betterLocal', about(offer.tokens));
  const saved = asking?.kept && !asking.keeping;
  const busy = asking?.state === 'waiting' || asking?.state === 'working';
  return (
    <section class="better" aria-label={t('betterTitle')}>
      <div role="status" aria-live="polite" class="better-row">
        {busy && (
          <>
            <span>
              {asking.parts > 1 ? t('betterPart', name, asking.part + 1, asking.parts) : t('betterWorking', name)}
            </span>
            <button type="button" class="button plain" onClick={() => void dismiss()}>
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
              {asking.detail && <span class="quiet"> {asking.detail}</span>} {saved && t('betterSavedPlain')}
            </span>
            <button type="button" class="button plain" onClick={() => void ask()}>
              {t('betterAgain')}
            </button>
            <button type="button" class="button plain" onClick={() => void dismiss()}>
              {t('betterDismiss')}
            </button>
          </>
        )}
        {asking?.unsaved && <span class="bad">{t('saveFailed', asking.unsaved)}</span>}
        {asking?.state === 'done' && saved && (
          <>
            <span>{t('betterSaved', asking.proposal?.points.filter(({ proved }) => proved).length ?? 0)}</span>
            <button type="button" class="button plain" onClick={() => void undoSaved()}>
              {t('undo')}
            </button>
            <button type="button" class="button plain" onClick={() => void dismiss()}>
              {t('betterLater')}
            </button>
          </>
        )}
        {asking?.state === 'done' && asking.proposal && !asking.kept && (
          <>
            <span>
              {t(
                'betterReady',
                asking.proposal.points.filter(({ proved }) => proved).length,
                asking.proposal.points.length,
              )}
            </span>
            <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
              {t('betterLook')}
            </button>
            <button type="button" class="button plain" onClick={() => void dismiss()}>
              {t('betterDismiss')}
            </button>
          </>
        )}
      </div>
      {!asking && !confirming && (
        <div class="better-row">
          {offer.never ? (
            <span class="quiet">{t('betterNever')}</span>
          ) : state.is === 'ready' ? (
            <button
              type="button"
              class="button plain"
              title={cost}
              onClick={() => (offer.agreed ? void ask() : setConfirming(true))}
            >
              {t('betterAsk', name)}
            </button>
          ) : state.is === 'needs-permission' ? (
            <button
              type="button"
              class="button plain"
              onClick={() => void requestLeave({ hosts: state.hosts }).then(look)}
            >
              {t('leaveFor', host || 'localhost')}
            </button>
          ) : (
            <button type="button" class="button plain" onClick={openSettings}>
              {t('betterNotReady', name)}
            </button>
          )}
        </div>
      )}
      {confirming && (
        <div class="better-row">
          <span>
            {cost} {offer.parts > 1 && t('betterParts', offer.parts)} {t('betterFirst')}
          </span>
          {/* The choice that sends nothing has the focus. */}
          <button
            type="button"
            class="button plain"
            ref={(button) => button?.focus()}
            onClick={() => setConfirming(false)}
          >
            {t('cancel')}
          </button>
          <button type="button" class="button plain" onClick={() => void never()}>
            {t('betterNeverSite')}
          </button>
          <button type="button" class="button" onClick={() => void ask()}>
            {t('betterSend')}
          </button>
        </div>
      )}
      <dialog ref={dialog} class="better-dialog" aria-labelledby="better-heading">
        {asking?.proposal && (
          <Proposed
            key={asking.id}
            draft={draft}
            proposal={asking.proposal}
            profile={profile}
            from={asking.name || nameOf(asking.model)}
            take={(choice) => void take(choice)}
            close={() => dialog.current?.close()}
            dismiss={() => void dismiss()}
          />
        )}
      </dialog>
    </section>
  );
}

const nameOf = (id: string): string => t(`model_${id.replaceAll('-', '_')}_name` as MessageKey);
/** No more digits than an estimate has. */
const about = (tokens: number): string => Number(tokens.toPrecision(2)).toLocaleString();
const dollars = (price: number): string => (price < 0.01 ? '< $0.01' : `$${price.toFixed(2)}`);
