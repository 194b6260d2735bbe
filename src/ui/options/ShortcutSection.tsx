import { useEffect, useState } from 'preact/hooks';
import type { Commands } from 'webextension-polyfill';
import { messageOf } from '../../core/message-of.ts';
import { canSetShortcuts, loadCommands, openShortcutPage, setShortcut } from '../../extension/commands.ts';
import { t } from '../../extension/i18n.ts';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { SwitchSetting } from './SwitchSetting.tsx';
import { toShortcut } from './to-shortcut.ts';

/**
 * Options for keyboard shortcuts. In Firefox the user changes those of the browser here; Chromium has its own page for them.
 */
export function ShortcutSection({ stored, set, showToast }: SectionProps) {
  const [commands, setCommands] = useState<Commands.Command[]>([]);
  const refresh = () => loadCommands().then(setCommands);
  useEffect(() => {
    void refresh();
    // The user changes shortcuts in another tab (the browser's page), so they are loaded again when this tab gets the focus.
    addEventListener('focus', refresh);
    return () => removeEventListener('focus', refresh);
  }, []);
  const change = async ({ name, shortcut: before = '' }: Commands.Command, shortcut: string) => {
    if (!name || shortcut === before) return;
    try {
      await setShortcut(name, shortcut);
      await refresh();
      const undo = () => setShortcut(name, before).then(refresh);
      showToast({ text: shortcut ? t('shortcutSet', shortcut) : t('shortcutCleared'), undo });
    } catch (error) {
      showToast({ text: t('shortcutRefused', messageOf(error)), bad: true });
    }
  };
  const named = commands.map((command) => ({ command, label: command.description || t('actionTitle') }));
  return (
    <OptionSection
      id="shortcuts"
      title={t('shortcutsTitle')}
      help={t(canSetShortcuts ? 'shortcutsHelpHere' : 'shortcutsHelpThere')}
      words={[...named.map(({ label }) => label), t('singleKeys')]}
    >
      <ul class="entries keys">
        {named.map(({ command, label }) => (
          <ShortcutEntry key={command.name} command={command} label={label} change={(keys) => change(command, keys)} />
        ))}
      </ul>
      <button type="button" class="button" onClick={openShortcutPage}>
        {t('shortcutsOpen')}
      </button>
      <SwitchSetting
        label={t('singleKeys')}
        help={t('singleKeysHelp')}
        on={stored.settings.singleKeys}
        save={(singleKeys) => set({ singleKeys })}
      />
    </OptionSection>
  );
}

interface Props {
  command: Commands.Command;
  label: string;
  change: (shortcut: string) => void;
}

function ShortcutEntry({ command, label, change }: Props) {
  const isMatch = useSearchMatch();
  const { shortcut = '' } = command;
  return (
    <li class="pair" hidden={!isMatch(label)}>
      <span>{label}</span>
      {canSetShortcuts ? (
        <input
          class="boxed code"
          aria-label={t('shortcutField', label)}
          placeholder={t('shortcutNone')}
          readOnly
          value={shortcut}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' || event.key === 'Delete') return change('');
            const keys = toShortcut(event);
            if (!keys) return;
            event.preventDefault();
            change(keys);
          }}
        />
      ) : (
        <kbd>{shortcut || t('shortcutNone')}</kbd>
      )}
    </li>
  );
}
