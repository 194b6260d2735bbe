import type { HiddenText } from '../../core/article.ts';
import { t } from '../../extension/i18n.ts';

/** How many of the page's words nobody can see there, and, opened, the words. */
export function HiddenTextNote({ words, text, kept }: HiddenText) {
  return (
    <details class="quiet hidden-words">
      <summary>{t(kept ? 'hiddenKept' : 'hiddenLeftOut', words)}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
