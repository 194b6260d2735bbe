import { type ComponentChildren, render } from 'preact';
import { getUiLanguage, type MessageKey, t } from '../../extension/i18n.ts';

/** Renders a view into its page, in the user's language. `title`: of the window. */
export function renderPage(view: ComponentChildren, title: MessageKey): void {
  Object.assign(document.documentElement, getUiLanguage());
  document.title = `${t(title)} · Precis`;
  const app = document.getElementById('app');
  if (app) render(view, app);
}
