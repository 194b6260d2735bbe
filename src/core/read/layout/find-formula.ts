import { getLayoutParent, readAttribute, readLocalName, readTextContent } from './dom.ts';

const FORMULA = /katex|mathjax|mjx-container|mwe-math/i;
const PROSE = /(?<!\p{L})(?:\p{L}{2,60}[\s,]{1,20}){7}/u;

/**
 * The element that renders the formula around `element`; null for none. KaTeX, MathJax and MediaWiki hide MathML for
 * screen readers and render a picture or other elements. Seven words in a row are no formula.
 */
export function findFormula(element: Element): Element | null {
  let math: Element | null = element;
  while (math && readLocalName(math) !== 'math') math = getLayoutParent(math);
  let renderedElement: Element | null = null;
  for (let ancestor = math, depth = 0; ancestor && depth < 5; ancestor = getLayoutParent(ancestor), depth++)
    if (FORMULA.test(`${readLocalName(ancestor)} ${readAttribute(ancestor, 'class') ?? ''}`))
      renderedElement = ancestor;
  // The TeX of a formula that the browser renders itself.
  if (/^annotation/.test(readLocalName(element))) renderedElement ??= math;
  return renderedElement && math && !PROSE.test(readTextContent(math)) ? renderedElement : null;
}
