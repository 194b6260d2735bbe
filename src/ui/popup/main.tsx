import { render } from 'preact';
import browser from 'webextension-polyfill';
import { uiLanguage } from '../../browser/i18n.ts';
import { Popup } from './Popup.tsx';
import { start } from './start.ts';

Object.assign(document.documentElement, uiLanguage());
if (browser.extension.getViews({ type: 'popup' }).includes(window)) document.documentElement.dataset.view = 'popup';
const app = document.getElementById('app');
// The page is being read while the first paint is made.
if (app) render(<Popup beginning={start()} />, app);
