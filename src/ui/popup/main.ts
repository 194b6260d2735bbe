import { getUiLanguage } from '../../extension/i18n.ts';
import { openDraft, type PopupView } from './open-draft.ts';

Object.assign(document.documentElement, getUiLanguage());
const place: PopupView = document.documentElement.dataset.view === 'panel' ? 'panel' : 'popup';
// The page is asked before the view is fetched: its tab reads while this one loads.
const beginning = openDraft(place);
const app = document.getElementById('app');
if (app) void import('./render-popup.tsx').then(({ renderPopup }) => renderPopup(app, place, beginning));
