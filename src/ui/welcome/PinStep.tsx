import { useEffect, useState } from 'preact/hooks';
import { loadCommands } from '../../extension/commands.ts';
import { t } from '../../extension/i18n.ts';
import { isPinnedToToolbar, watchPinnedToToolbar } from '../../extension/toolbar-pin.ts';
import { StepHeading } from './StepHeading.tsx';

/** Explains how to pin the toolbar icon, and ends with the keys that open Precis on any article. */
export function PinStep({ back }: { back: () => void }) {
  const [pinned, setPinned] = useState<boolean | null>(null);
  const [shortcut, setShortcut] = useState<string | null>(null);
  useEffect(() => {
    void loadCommands().then((all) => setShortcut(all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''));
    void isPinnedToToolbar().then(setPinned);
    return watchPinnedToToolbar(setPinned);
  }, []);
  return (
    <section class="step">
      <StepHeading title={t('welcomePin')} help={t('welcomePinHelp')} />
      <div class="pin">
        <svg viewBox="0 0 120 40" aria-hidden="true" class="toolbar">
          <rect x="1" y="5" width="118" height="30" rx="8" class="strip" />
          <rect x="8" y="12" width="52" height="16" rx="8" class="field" />
          <path
            d="M70 15h4a2.5 2.5 0 1 1 5 0h4v4a2.5 2.5 0 1 1 0 5v4h-4a2.5 2.5 0 1 0-5 0h-4v-4a2.5 2.5 0 1 0 0-5z"
            class="line"
          />
          <path d="M101 13l6 6-2 .6-3 3-.4 3.4-5.6-5.6 3.4-.4 3-3zM98.5 23.5l-4 4" class="line" />
        </svg>
        <p role="status" class={pinned ? 'good' : ''}>
          {t(pinned ? 'pinned' : isFirefox ? 'pinFirefox' : 'pinChromium')}
        </p>
      </div>
      <p class="last-words">{shortcut !== null && (shortcut ? t('welcomeEnd', shortcut) : t('welcomeEndIcon'))}</p>
      <div class="step-actions">
        <button type="button" class="button primary" onClick={() => close()}>
          {t('welcomeDone')}
        </button>
        <button type="button" class="button plain" onClick={back}>
          {t('welcomeBack')}
        </button>
      </div>
    </section>
  );
}

const isFirefox = location.protocol === 'moz-extension:';
