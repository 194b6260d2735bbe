import type { HiddenText } from '../../core/article.ts';
import { t } from '../../extension/i18n.ts';

/** Shows how many words the page hides from its readers. Expanded, it shows the hidden text. */
export function HiddenTextNote({ words, text, kept }: HiddenText) {
  return (
    <details class="record-note hidden-words">
      <summary>{t(kept ? 'hiddenKept' : 'hiddenLeftOut', words)}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
