import browser from 'webextension-polyfill';
import type { Passage } from '../core/passage.ts';
import { t } from './i18n.ts';
import { isSamePage } from './tab-navigation.ts';

/** Characters. A longer selection is not a passage but an article. */
const MAX_PASSAGE = 100_000;

/** Why a passage can't be added; the interface has a text for each. */
export type PassageErrorCode = 'none' | 'tooLong' | 'private' | 'moved';

export class PassageError extends Error {
  constructor(
    readonly code: PassageErrorCode,
    /** Length of the selection in characters. */
    readonly characters = 0,
  ) {
    super(code);
  }
}

/** Says in the user's language why no passage was added. */
export const describePassageError = ({ code, characters }: PassageError): string =>
  t(`passageError_${code}`, characters.toLocaleString(), MAX_PASSAGE.toLocaleString());

/** Where the user has selected a passage. */
export interface PassagePlace {
  tabId: number;
  /** The frame with the selection; absent for the page itself. */
  frameId?: number | undefined;
  /** The selection as the browser reports it, for selections that no script can read. */
  selectionText?: string | undefined;
  /** Address of the page that the passage must be from; absent for any page. */
  url?: string;
}

/**
 * Reads the text that the user has selected on a page, with the text around it. The user must have granted access to the
 * page. Throws `PassageError`. Afterwards the selection makes no post of its own (see `extract.ts`).
 */
export async function readPassage({ tabId, frameId, selectionText = '', url }: PassagePlace): Promise<Passage> {
  const target = frameId ? { tabId, frameIds: [frameId] } : { tabId };
  const [injection] = await browser.scripting
    .executeScript({ target, func: readSelection })
    // A frame of another site may not be read, and neither may a page after the tab has left the one that was clicked.
    .catch(() => []);
  const found = injection?.result as ReturnType<typeof readSelection> | undefined;
  if (url !== undefined && !(found && isSamePage(found.address, url))) throw new PassageError('moved');
  const text = found?.text || selectionText.trim();
  if (text === '') throw new PassageError('none');
  if (text.length > MAX_PASSAGE) throw new PassageError('tooLong', text.length);
  return { before: found?.before ?? '', after: found?.after ?? '', offset: found?.offset ?? 0, text };
}

/** Returns the page's selection, and the text around it. The browser injects this function, so it uses nothing outside. */
function readSelection() {
  type ShadowFinder = { openOrClosedShadowRoot?: (element: Element) => ShadowRoot | null };
  const { chrome } = globalThis as unknown as { chrome?: { dom?: ShadowFinder } };
  const page = getSelection();
  // `extract.ts` takes a selection that equals `precisShown` for no choice of what the post is made of.
  Object.assign(globalThis, { precisShown: String(page ?? '') });
  let selection = page;
  // Chromium reports a selection inside a shadow root as the place of its host, and has a selection in each shadow root.
  for (let depth = 0; selection?.isCollapsed && depth < 100; depth += 1) {
    const host: Node | undefined = selection.anchorNode?.childNodes[selection.anchorOffset];
    if (!(host instanceof Element)) break;
    const root = chrome?.dom?.openOrClosedShadowRoot?.(host) ?? host.shadowRoot;
    const inner = (root as (ShadowRoot & { getSelection?: () => Selection | null }) | null)?.getSelection?.();
    if (!inner) break;
    selection = inner;
  }
  const text = String(selection ?? '').trim();
  let [before, after, offset] = ['', '', 0];
  if (selection && selection.rangeCount > 0) {
    const first = selection.getRangeAt(0);
    const last = selection.getRangeAt(selection.rangeCount - 1);
    const root = first.startContainer.getRootNode();
    const around = document.createRange();
    around.selectNodeContents(root === document ? document.body : root);
    const end = around.cloneRange();
    around.setEnd(first.startContainer, first.startOffset);
    end.setStart(last.endContainer, last.endOffset);
    const start = String(around);
    [before, after, offset] = [start.slice(-200), String(end).slice(0, 200), start.length];
  }
  return { address: location.href, text, before, after, offset };
}
