import { getUiLanguage } from '../../extension/i18n.ts';
import { openDraft, type PopupView } from './open-draft.ts';

Object.assign(document.documentElement, getUiLanguage());
const view: PopupView = document.documentElement.dataset.view === 'panel' ? 'panel' : 'popup';
// Starts reading the web page before the popup's view is loaded.
const opening = openDraft(view);
const app = document.getElementById('app');
if (app) void import('./render-popup.tsx').then(({ renderPopup }) => renderPopup(app, view, opening));
