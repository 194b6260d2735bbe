import { render } from 'preact';
import { t, uiLanguage } from '../../browser/i18n.ts';
import { Library } from './Library.tsx';

Object.assign(document.documentElement, uiLanguage());
document.title = `${t('libraryTitle')} · Precis`;
const app = document.getElementById('app');
if (app) render(<Library />, app);
