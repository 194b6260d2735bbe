import { useEffect, useRef, useState } from 'preact/hooks';
import { localInstant } from '../../browser/clock.ts';
import { draftKey, dropDraft } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import { loadSettings } from '../../browser/settings.ts';
import { places } from '../../publish.ts';
import { loadAround } from '../popup/around.ts';
import { Popup } from '../popup/Popup.tsx';
import type { Beginning } from '../popup/start.ts';
import { sampleDocument, sampleUrl } from './sample-article.ts';

/** The sample article as a site would show it, with the toolbar's button over it and the popup's own view beside. */
export function TryIt({ profile }: { profile: string }) {
  const [tried, setTried] = useState<{ times: number; beginning: Promise<Beginning> } | null>(null);
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
        <Sample />
      </figure>
      {tried && (
        <div class="beside-it fade">
          <Popup key={tried.times} place="popup" beginning={tried.beginning} />
        </div>
      )}
    </div>
  );
}

/** The page that is read, shown. */
function Sample() {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    const article = sampleDocument().querySelector('article');
    if (article) holder.current?.replaceChildren(document.importNode(article, true));
  }, []);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  return <section ref={holder} class="page" tabIndex={0} aria-label={t('sampleTitle')} dir="auto" />;
}

async function readSample(): Promise<Beginning> {
  const now = localInstant(new Date());
  const [{ read }, make, settings, found] = await Promise.all([
    import('../../core/read/article.ts'),
    import('../popup/make.ts'),
    loadSettings(),
    places(),
  ]);
  const article = read({ url: sampleUrl, document: sampleDocument(), readAt: now });
  const key = draftKey(article, false);
  // What was tried before is no draft that anyone wants back.
  await dropDraft(key);
  const made = await make.makeDraft({ article, key }, await loadAround(settings.profile), settings.points, now);
  return {
    is: 'ready',
    left: null,
    aside: undefined,
    made,
    settings,
    places: found,
    make,
    copyNow: false,
    tab: undefined,
    selection: null,
  };
}
