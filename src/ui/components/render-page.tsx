import { type ComponentChildren, render } from 'preact';
import { getUiLanguage, type MessageKey, t } from '../../extension/i18n.ts';
import { loadTextFace } from './load-text-face.ts';

/** Renders a view into the page and sets the page's language. `title`: message key of the window's title. */
export function renderPage(view: ComponentChildren, title: MessageKey): void {
  Object.assign(document.documentElement, getUiLanguage());
  document.title = `${t(title)} · Precis`;
  const app = document.getElementById('app');
  if (app) render(view, app);
  loadTextFace();
}
