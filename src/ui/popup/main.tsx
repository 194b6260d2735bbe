import { render } from 'preact';
import { uiLanguage } from '../../browser/i18n.ts';
import { Popup } from './Popup.tsx';
import { type Place, start } from './start.ts';

Object.assign(document.documentElement, uiLanguage());
const app = document.getElementById('app');
const place: Place = document.documentElement.dataset.view === 'panel' ? 'panel' : 'popup';
// The page is being read while the first paint is made.
if (app) render(<Popup place={place} beginning={start(place)} />, app);
