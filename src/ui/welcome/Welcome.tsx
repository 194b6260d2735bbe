import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { loadCommands } from '../../extension/commands.ts';
import { t } from '../../extension/i18n.ts';
import { isPinnedToToolbar, watchPinnedToToolbar } from '../../extension/toolbar-pin.ts';
import { saveSettings } from '../../storage/settings.ts';
import { Toast, type ToastMessage } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { FormatChoices } from '../options/FormatChoices.tsx';
import { BlogLearner } from '../options/LearnBlog.tsx';
import { loadOptionsData } from '../options/options-data.ts';
import { TryIt } from './TryIt.tsx';

/**
 * The page shown after installation, with optional steps: try a sample article, say where the blog lives, pin the toolbar icon.
 */
export function Welcome() {
  const stored = useStored(loadOptionsData);
  const [message, setMessage] = useState<ToastMessage | null>(null);
  // Whoever has seen a post knows what the question about the blog is for.
  const [hasTried, setTried] = useState(false);
  if (!stored) return <div class="welcome" aria-busy="true" />;
  return (
    <div class="welcome">
      <header>
        <img src="/icons/128.png" alt="" width="56" height="56" />
        <div>
          <h1>{t('welcomeTitle')}</h1>
          <p>{t('welcomeLead')}</p>
        </div>
        <button type="button" class="button plain" onClick={() => close()}>
          {t('welcomeSkip')}
        </button>
      </header>
      <Step number={1} title={t('welcomeTry')} help={t('welcomeTryHelp')}>
        <TryIt profile={stored.profile.id} onTry={() => setTried(true)} />
      </Step>
      {hasTried && (
        <Step number={2} title={t('whereBlogLives')} help={t('welcomeFormatHelp')}>
          <div class="format-step">
            <FormatChoices
              profiles={stored.profiles}
              inUse={stored.profile}
              choose={({ id }) => saveSettings({ profile: id, askedForBlog: true })}
            />
            <BlogLearner stored={stored} set={saveSettings} showToast={setMessage} />
          </div>
        </Step>
      )}
      <Step number={hasTried ? 3 : 2} title={t('welcomePin')} help={t('welcomePinHelp')}>
        <PinStep />
      </Step>
      <footer>
        <button type="button" class="button primary" onClick={() => close()}>
          {t('welcomeDone')}
        </button>
        <button type="button" class="button plain" onClick={() => browser.runtime.openOptionsPage()}>
          {t('welcomeOptions')}
        </button>
      </footer>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}

interface StepProps {
  number: number;
  title: string;
  help: string;
  children: preact.ComponentChildren;
}

function Step({ number, title, help, children }: StepProps) {
  const id = `step-${number}`;
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <span class="number">{number}</span> {title}
      </h2>
      <p class="quiet">{help}</p>
      {children}
    </section>
  );
}

/** Explains how to pin the toolbar icon, and shows the keyboard shortcut that opens the popup without the icon. */
function PinStep() {
  const [pinned, setPinned] = useState<boolean | null>(null);
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    void loadCommands().then((all) => setShortcut(all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''));
    void isPinnedToToolbar().then(setPinned);
    return watchPinnedToToolbar(setPinned);
  }, []);
  return (
    <ul class="pin">
      <li>
        <svg viewBox="0 0 120 40" aria-hidden="true" class="toolbar">
          <rect x="1" y="5" width="118" height="30" rx="8" class="strip" />
          <rect x="8" y="12" width="52" height="16" rx="8" class="field" />
          <path
            d="M70 15h4a2.5 2.5 0 1 1 5 0h4v4a2.5 2.5 0 1 1 0 5v4h-4a2.5 2.5 0 1 0-5 0h-4v-4a2.5 2.5 0 1 0 0-5z"
            class="line"
          />
          <path d="M101 13l6 6-2 .6-3 3-.4 3.4-5.6-5.6 3.4-.4 3-3zM98.5 23.5l-4 4" class="line accent" />
        </svg>
        <span role="status">
          {pinned ? <strong class="good">{t('pinned')}</strong> : t(isFirefox ? 'pinFirefox' : 'pinChromium')}
        </span>
      </li>
      {shortcut && (
        <li>
          <kbd>{shortcut}</kbd> <span>{t('pinShortcut')}</span>
        </li>
      )}
    </ul>
  );
}

const isFirefox = location.protocol === 'moz-extension:';
