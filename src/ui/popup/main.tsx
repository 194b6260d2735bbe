import { render } from 'preact';
import { uiLanguage } from '../../browser/i18n.ts';
import { Popup } from './Popup.tsx';
import { start } from './start.ts';

Object.assign(document.documentElement, uiLanguage());
const app = document.getElementById('app');
// The page is being read while the first paint is made.
if (app) render(<Popup beginning={start()} />, app);
