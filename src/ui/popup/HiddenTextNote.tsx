import type { HiddenText } from '../../core/article.ts';
import { t } from '../../extension/i18n.ts';

/** The number of words that the page hides and, opened, the words. */
export function HiddenTextNote({ words, text, kept }: HiddenText) {
  return (
    <details class="quiet hidden-words">
      <summary>{t(kept ? 'hiddenKept' : 'hiddenLeftOut', words)}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
