import { t } from '../../browser/i18n.ts';
import type { HiddenText } from '../../core/types.ts';

/** How many of the page's words nobody can see there, and, opened, the words. */
export function HiddenWords({ words, text, kept }: HiddenText) {
  return (
    <details class="quiet hidden-words">
      <summary>{t(kept ? 'hiddenKept' : 'hiddenLeftOut', words)}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
