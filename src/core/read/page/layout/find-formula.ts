import { getLayoutParent, readAttribute, readLocalName, readTextContent } from './dom.ts';

const FORMULA = /katex|mathjax|mjx-container|mwe-math/i;
const PROSE = /(?<!\p{L})(?:\p{L}{2,60}[\s,]{1,20}){7}/u;

/**
 * Returns the element that shows the formula around `element`; null when there is no formula. KaTeX, MathJax and
 * MediaWiki hide a MathML copy for screen readers and show a picture or other elements instead. Seven words in a row
 * are prose, not a formula.
 */
export function findFormula(element: Element): Element | null {
  let math: Element | null = element;
  while (math && readLocalName(math) !== 'math') math = getLayoutParent(math);
  let renderedElement: Element | null = null;
  for (let ancestor = math, depth = 0; ancestor && depth < 5; ancestor = getLayoutParent(ancestor), depth++)
    if (FORMULA.test(`${readLocalName(ancestor)} ${readAttribute(ancestor, 'class') ?? ''}`))
      renderedElement = ancestor;
  // `element` is the TeX source of a `math` element that the browser renders itself.
  if (/^annotation/.test(readLocalName(element))) renderedElement ??= math;
  return renderedElement && math && !PROSE.test(readTextContent(math)) ? renderedElement : null;
}
