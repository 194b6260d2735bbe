/**
 * Reads DOM properties through the prototypes, because a form field or picture whose name is that of a property, such
 * as `parentNode`, hides the property (DOM clobbering, see `flatten-shadow-dom.ts`). The page's scripts can't change
 * these prototypes: this module runs in the extension's isolated world.
 */

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns the element that a node is laid out in: its slot, the host of its shadow root, or its parent element. */
export function getLayoutParent(node: Node): Element | null {
  const slot: Element | null =
    node.nodeType === 1 || node.nodeType === 3
      ? Reflect.get((node.nodeType === 1 ? Element : Text).prototype, 'assignedSlot', node)
      : null;
  if (slot) return slot;
  const parent: Node | null = Reflect.get(Node.prototype, 'parentNode', node);
  if (parent?.nodeType === 11) return (parent as ShadowRoot).host ?? null;
  return parent?.nodeType === 1 ? (parent as Element) : null;
}

export const readLocalName = (element: Element): string => Reflect.get(Element.prototype, 'localName', element);

export const readAttribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

export const readRect = (element: Element): Rect => Element.prototype.getBoundingClientRect.call(element);

/** True when `one` precedes `other` in the document. */
export const precedes = (one: Node, other: Node): boolean =>
  (Node.prototype.compareDocumentPosition.call(one, other) & 4) !== 0;

export const computeWidth = ({ left, right }: Rect): number => right - left;
export const computeHeight = ({ top, bottom }: Rect): number => bottom - top;

/** Scroll offsets and widths of an element, in CSS pixels. */
export const readScroll = (element: Element) =>
  Object.fromEntries(
    (['scrollLeft', 'scrollTop', 'scrollWidth', 'clientWidth'] as const).map((name) => [
      name,
      Reflect.get(Element.prototype, name, element) as number,
    ]),
  ) as Record<'scrollLeft' | 'scrollTop' | 'scrollWidth' | 'clientWidth', number>;

export const containsNode = (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner);

export const readTextContent = (node: Node): string => Reflect.get(Node.prototype, 'textContent', node) ?? '';
