import { render } from 'preact';
import { Popup } from './Popup.tsx';
import type { Beginning, Place } from './start.ts';

/** The view, from its outline on. A chunk of its own: it loads while the page is being read. */
export const show = (app: HTMLElement, place: Place, beginning: Promise<Beginning>): void =>
  render(<Popup place={place} beginning={beginning} />, app);
