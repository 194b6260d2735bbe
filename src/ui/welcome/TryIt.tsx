import { useEffect, useRef, useState } from 'preact/hooks';
import { formatLocalInstant } from '../../extension/format-local-instant.ts';
import { t } from '../../extension/i18n.ts';
import { listDestinationStatuses } from '../../publishing/send-post.ts';
import { buildDraftKey, deleteDraft } from '../../storage/drafts.ts';
import { loadSettings } from '../../storage/settings.ts';
import { loadDraftContext } from '../popup/draft-context.ts';
import type { OpeningState } from '../popup/open-draft.ts';
import { Popup } from '../popup/Popup.tsx';
import { createSampleDocument, sampleUrl } from './sample-article.ts';

/** The sample article as a site would show it, with the toolbar's button over it and the popup's own view beside. */
export function TryIt({ profile }: { profile: string }) {
  const [tried, setTried] = useState<{ times: number; beginning: Promise<OpeningState> } | null>(null);
  // In another format it is another post.
  useEffect(() => {
    if (tried) open();
  }, [profile]);
  const open = () => setTried((before) => ({ times: (before?.times ?? 0) + 1, beginning: readSample() }));
  return (
    <div class={`try ${tried ? 'open' : ''}`}>
      <figure class="window">
        <figcaption>
          <span class="address" dir="ltr">
            {sampleUrl}
          </span>
          <button type="button" class="button primary" aria-pressed={tried !== null} onClick={open}>
            <img src="/icons/32.png" alt="" width="18" height="18" /> {t('actionTitle')}
          </button>
        </figcaption>
        <SampleArticle />
      </figure>
      {tried && (
        <div class="two-columns-item fade">
          <Popup key={tried.times} view="popup" opening={tried.beginning} />
        </div>
      )}
    </div>
  );
}

/** The page that is read, shown. */
function SampleArticle() {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    const article = createSampleDocument().querySelector('article');
    if (article) holder.current?.replaceChildren(document.importNode(article, true));
  }, []);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  return <section ref={holder} class="page" tabIndex={0} aria-label={t('sampleTitle')} dir="auto" />;
}

async function readSample(): Promise<OpeningState> {
  const now = formatLocalInstant(new Date());
  const [{ readArticle }, make, settings, found] = await Promise.all([
    import('../../core/read/read-article.ts'),
    import('../popup/create-draft.ts'),
    loadSettings(),
    listDestinationStatuses(),
  ]);
  const article = readArticle({ url: sampleUrl, document: createSampleDocument(), readAt: now });
  const key = buildDraftKey(article, false);
  // What was tried before is no draft that anyone wants back.
  await deleteDraft(key);
  const made = await make.createDraft({ article, key }, await loadDraftContext(settings.profile), settings.points, now);
  return {
    status: 'ready',
    storedDraft: null,
    unreadableDraft: undefined,
    created: made,
    settings,
    destinations: found,
    draftModule: make,
    copyOnOpen: false,
    tab: undefined,
    selection: null,
  };
}
