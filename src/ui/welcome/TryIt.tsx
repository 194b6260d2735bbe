import { useEffect, useRef, useState } from 'preact/hooks';
import { formatLocalInstant } from '../../extension/format-local-instant.ts';
import { t } from '../../extension/i18n.ts';
import { listDestinationStatuses } from '../../publishing/send-post.ts';
import { buildDraftKey, deleteDraft } from '../../storage/drafts.ts';
import { loadSettings, toSummaryOptions } from '../../storage/settings.ts';
import { loadDraftContext } from '../popup/draft-context.ts';
import type { OpeningState } from '../popup/open-draft.ts';
import { Popup } from '../popup/Popup.tsx';
import { createSampleDocument, sampleUrl } from './sample-article.ts';

/** Lets the user try Precis: a sample article as on a website, a copy of the toolbar button, and the real popup view. */
export function TryIt({ profile, onTry }: { profile: string; onTry: () => void }) {
  const [opened, setOpened] = useState<{ times: number; opening: Promise<OpeningState> } | null>(null);
  // Makes the sample post again when the user chooses another format.
  useEffect(() => {
    if (opened) open();
  }, [profile]);
  const open = () => {
    setOpened((before) => ({ times: (before?.times ?? 0) + 1, opening: readSample() }));
    onTry();
  };
  return (
    <div class={`try ${opened ? 'open' : ''}`}>
      <figure class="window">
        <figcaption>
          <span class="address" dir="ltr">
            {sampleUrl}
          </span>
          <button type="button" class="button primary" aria-pressed={opened !== null} onClick={open}>
            <img src="/icons/32.png" alt="" width="18" height="18" /> {t('actionTitle')}
          </button>
        </figcaption>
        <SampleArticle />
      </figure>
      {opened && (
        <div class="sample-popup fade">
          <Popup key={opened.times} view="page" opening={opened.opening} />
        </div>
      )}
    </div>
  );
}

/** Shows the article of the sample page. */
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
  // Deletes the stored draft of an earlier try, so that each try starts anew.
  await deleteDraft(key);
  const context = await loadDraftContext(settings.profile);
  const made = await make.createDraft({ article, key }, context, toSummaryOptions(settings), now);
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
    referrer: '',
  };
}
