import { render } from 'preact';
import { loadTextFace } from '../components/load-text-face.ts';
import type { OpeningState, PopupView } from './open-draft.ts';
import { Popup } from './Popup.tsx';

/** Renders the popup's view. Bundled separately, to load while the page is being read. */
export function renderPopup(app: HTMLElement, view: PopupView, opening: Promise<OpeningState>): void {
  render(<Popup view={view} opening={opening} />, app);
  loadTextFace();
}
