import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadCommands } from '../../extension/commands.ts';
import { t } from '../../extension/i18n.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { Outbox } from './Outbox.tsx';
import { formatPlace } from './use-place.ts';

/** What the library shows without a post: what it is for, how a post comes here, and what is still being sent. */
export function EmptyLibrary({ showToast }: { showToast: ShowToast }) {
  const [keys, setKeys] = useState<string[]>(['Alt', 'P']);
  useEffect(() => {
    void loadCommands().then((commands) => {
      const shortcut = commands.find(({ name }) => name === '_execute_action')?.shortcut;
      if (shortcut) setKeys(shortcut.split('+'));
    });
  }, []);
  return (
    <div class="empty-library">
      <Outbox showToast={showToast} />
      <div class="empty-head">
        <h1 class="page-title">{t('libraryEmpty')}</h1>
        <p class="lead">{t('libraryEmptyHelp')}</p>
      </div>
      <ol class="steps">
        <Step number={1}>{t('emptyStepOpen')}</Step>
        <Step number={2}>
          <WithKeys text={t('emptyStepClick', KEYS_SLOT)} keys={keys} />
        </Step>
        <Step number={3}>{t('emptyStepSave', t('save'))}</Step>
      </ol>
      <div class="empty-import">
        <a class="button" href={formatPlace({ page: 'import' })}>
          {t('emptyImport')}
        </a>
        <span class="hint">{t('emptyImportHelp')}</span>
      </div>
    </div>
  );
}

/** Marks the place of the keys in a translated sentence. */
const KEYS_SLOT = '\uFFFC';

function WithKeys({ text, keys }: { text: string; keys: string[] }) {
  const [before, after] = text.split(KEYS_SLOT);
  return (
    <>
      {before}
      <span class="key-row">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
      {after}
    </>
  );
}

const Step = ({ number, children }: { number: number; children: ComponentChildren }) => (
  <li class="step">
    <span class="step-number">{number.toLocaleString()}</span>
    <span>{children}</span>
  </li>
);
