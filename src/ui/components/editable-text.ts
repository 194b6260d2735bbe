/** The text and the selection of an editable element, in UTF-16 code units, as a text field would report them. */
export interface EditedText {
  value: string;
  selectionStart: number;
  selectionEnd: number;
}

/** Reads an element whose only content is text. Without a selection in it, the cursor counts as standing at the start. */
export function readEditedText(element: HTMLElement): EditedText {
  const value = readEditableText(element);
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || !element.contains(range.startContainer) || !element.contains(range.endContainer))
    return { value, selectionStart: 0, selectionEnd: 0 };
  const measure = (node: Node, offset: number) => {
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  return {
    value,
    selectionStart: measure(range.startContainer, range.startOffset),
    selectionEnd: measure(range.endContainer, range.endOffset),
  };
}

/**
 * The text as one line. A browser may write a line break as an element, which `textContent` would leave out; at the end it
 * is only a filler, which browsers put into an emptied element.
 */
export function readEditableText(element: HTMLElement): string {
  const hasElements = element.firstElementChild !== null;
  const text = hasElements ? element.innerText.replace(/\n$/, '') : (element.textContent ?? '');
  return text.replace(/(?<!\s)\s*\n\s*/g, ' ');
}

/** Replaces the text. A cursor in the element stays where it was, as far as the text reaches. */
export function writeEditableText(element: HTMLElement, text: string): void {
  const isFocused = document.activeElement === element;
  const caret = isFocused ? readEditedText(element).selectionStart : 0;
  element.textContent = text;
  if (isFocused) placeCaret(element, caret);
}

/** Puts the cursor at an index of the text. */
export function placeCaret(element: HTMLElement, at: number): void {
  const text = element.firstChild;
  const offset = Math.min(at, text?.textContent?.length ?? 0);
  getSelection()?.setBaseAndExtent(text ?? element, offset, text ?? element, offset);
}
