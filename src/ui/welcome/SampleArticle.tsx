import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { createSampleDocument } from './sample-article.ts';

/** Shows the article of the sample page. `quotes`: sentences to mark, in their paragraphs' own words. */
export function SampleArticle({ quotes }: { quotes: string[] }) {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    const article = createSampleDocument().querySelector('article');
    if (!article) return;
    for (const paragraph of article.querySelectorAll('p:not(.byline)')) markQuotes(paragraph, quotes);
    holder.current?.replaceChildren(document.importNode(article, true));
  }, [quotes]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  return <section ref={holder} class="page" tabIndex={0} aria-label={t('sampleTitle')} dir="auto" />;
}

/** Wraps each quote that a paragraph of plain text contains in a `<mark>`. */
function markQuotes(paragraph: Element, quotes: string[]): void {
  const text = paragraph.textContent ?? '';
  const spans = quotes
    .map((quote) => ({ from: text.indexOf(quote), to: text.indexOf(quote) + quote.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from);
  const pieces: (string | Element)[] = [];
  let end = 0;
  for (const { from, to } of spans) {
    if (from < end) continue;
    const mark = paragraph.ownerDocument.createElement('mark');
    mark.textContent = text.slice(from, to);
    pieces.push(text.slice(end, from), mark);
    end = to;
  }
  paragraph.replaceChildren(...pieces, text.slice(end));
}
