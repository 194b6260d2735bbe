import { type ComponentChildren, render } from 'preact';
import { type MessageKey, t, uiLanguage } from '../../browser/i18n.ts';

/** Puts a view into its page, in the person's language. `title`: of the window. */
export function show(view: ComponentChildren, title: MessageKey): void {
  Object.assign(document.documentElement, uiLanguage());
  document.title = `${t(title)} · Precis`;
  const app = document.getElementById('app');
  if (app) render(view, app);
}
