/**
 * A live page's own nodes, asked so that no field and no picture answers in place of a property (see `composed.ts`). The
 * page's scripts have no say either: this runs in a world of the extension's own.
 */

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The element that a node is laid out in: slots and shadow roots are gone through. */
export function layoutParent(node: Node): Element | null {
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

/** What comes before in the document, a place in a host's shadow being the host's. */
export const precedes = (one: Node, other: Node): boolean =>
  (Node.prototype.compareDocumentPosition.call(one, other) & 4) !== 0;

export const computeWidth = ({ left, right }: Rect): number => right - left;
export const computeHeight = ({ top, bottom }: Rect): number => bottom - top;

/** How far an element is scrolled, and how much there is to scroll. */
export const readScroll = (element: Element) =>
  Object.fromEntries(
    (['scrollLeft', 'scrollTop', 'scrollWidth', 'clientWidth'] as const).map((name) => [
      name,
      Reflect.get(Element.prototype, name, element) as number,
    ]),
  ) as Record<'scrollLeft' | 'scrollTop' | 'scrollWidth' | 'clientWidth', number>;

export const containsNode = (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner);

export const readTextContent = (node: Node): string => Reflect.get(Node.prototype, 'textContent', node) ?? '';
