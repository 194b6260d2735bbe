import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { listDateLanguages } from '../components/format-date.ts';
import { Icon } from '../components/Icon.tsx';
import { type SourceFactName, useEditor } from './editor-context.ts';
import type { FactChoice, SourceFact } from './list-source-facts.ts';
import { getSourceLabel } from './source-labels.ts';

const TITLES: Record<SourceFactName, MessageKey> = {
  title: 'fieldTitle',
  site: 'fieldSite',
  authors: 'fieldAuthors',
  date: 'fieldDate',
};

/**
 * What the page says about a fact, the value in use first, each with the places that state it. The keys 1 to 9 choose; Escape
 * keeps the value in use.
 */
export function OtherSources({ fact: { name, text, choices } }: { fact: SourceFact }) {
  const { showFact } = useEditor();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('[role=radio]')?.focus(), [name]);
  const inUse = choices.find((choice) => choice.text === text);
  const typed: FactChoice = { text, sources: [{ source: 'user', from: 'user' }], choose: () => undefined };
  const rows = [inUse ?? typed, ...choices.filter((choice) => choice !== inUse)].filter((choice) => choice.text !== '');
  const close = () => {
    // The button that opened the list may go with the disagreement, so the focus moves before it does.
    document.querySelector<HTMLElement>(`.doubt[data-fact="${name}"]`)?.focus();
    showFact(null);
  };
  const take = (choice: FactChoice | undefined) => {
    if (!choice) return;
    close();
    choice.choose();
  };
  const focusRow = (at: number) =>
    list.current?.querySelectorAll<HTMLElement>('[role=radio]')[(at + rows.length) % rows.length]?.focus();
  return (
    <div ref={list} class="sources fade" role="radiogroup" aria-label={t('originTitle', t(TITLES[name]))}>
      {rows.map((choice, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of two lines with a key is no plain input
        <div
          key={choice.text}
          role="radio"
          aria-checked={at === 0}
          aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
          tabIndex={at === 0 ? 0 : -1}
          onClick={() => take(choice)}
          onKeyDown={(event) => {
            const keys: Record<string, () => void> = {
              ArrowDown: () => focusRow(at + 1),
              ArrowUp: () => focusRow(at - 1),
              Enter: () => take(choice),
              ' ': () => take(choice),
              Escape: close,
            };
            const key = keys[event.key] ?? (/^[1-9]$/.test(event.key) ? () => take(rows[Number(event.key) - 1]) : null);
            if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            event.stopPropagation();
            key();
          }}
        >
          {at === 0 ? <Icon name="check" /> : <span />}
          <span dir="auto">{choice.text}</span>
          {at < 9 ? <kbd>{at + 1}</kbd> : <span />}
          <span class="places">{describePlaces(choice)}</span>
        </div>
      ))}
    </div>
  );
}

/** Names the places that state a value: "Beside the headline and in the page’s data". */
function describePlaces({ sources }: FactChoice): string {
  const places = [...new Set(sources.map(getSourceLabel))];
  const text = new Intl.ListFormat(listDateLanguages(), { type: 'conjunction' }).format(places);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
