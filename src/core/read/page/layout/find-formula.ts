import type { Box } from './box-tree.ts';
import { getLayoutParent, readAttribute, readLocalName, readTextContent } from './dom.ts';

const FORMULA = /katex|mathjax|mjx-container|mwe-math/i;
const PROSE = /(?<!\p{L})(?:\p{L}{2,60}[\s,]{1,20}){7}/u;

/**
 * Returns the element that shows the formula around a box; null when there is no formula. KaTeX, MathJax and
 * MediaWiki hide a MathML copy for screen readers and show a picture or other elements instead. Seven words in a row
 * are prose, not a formula.
 */
export function findFormula({ element, math }: Box): Element | null {
  if (!math) return null;
  let renderedElement: Element | null = null;
  for (
    let ancestor: Element | null = math, depth = 0;
    ancestor && depth < 5;
    ancestor = getLayoutParent(ancestor), depth++
  )
    if (FORMULA.test(`${readLocalName(ancestor)} ${readAttribute(ancestor, 'class') ?? ''}`))
      renderedElement = ancestor;
  // `element` is the TeX source of a `math` element that the browser renders itself.
  if (/^annotation/.test(readLocalName(element))) renderedElement ??= math;
  return renderedElement && !PROSE.test(readTextContent(math)) ? renderedElement : null;
}
