import { uiLanguage } from '../../browser/i18n.ts';
import { type Place, start } from './start.ts';

Object.assign(document.documentElement, uiLanguage());
const place: Place = document.documentElement.dataset.view === 'panel' ? 'panel' : 'popup';
// The page is asked before the view is fetched: its tab reads while this one loads.
const beginning = start(place);
const app = document.getElementById('app');
if (app) void import('./show.tsx').then(({ show }) => show(app, place, beginning));
