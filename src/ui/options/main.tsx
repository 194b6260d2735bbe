import { render } from 'preact';
import { t, uiLanguage } from '../../browser/i18n.ts';
import { Options } from './Options.tsx';

Object.assign(document.documentElement, uiLanguage());
document.title = `${t('optionsTitle')} · Precis`;
const app = document.getElementById('app');
if (app) render(<Options />, app);
