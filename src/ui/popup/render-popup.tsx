import { render } from 'preact';
import type { OpeningState, PopupView } from './open-draft.ts';
import { Popup } from './Popup.tsx';

/** The view, from its outline on. A chunk of its own: it loads while the page is being read. */
export const renderPopup = (app: HTMLElement, place: PopupView, beginning: Promise<OpeningState>): void =>
  render(<Popup place={place} beginning={beginning} />, app);
