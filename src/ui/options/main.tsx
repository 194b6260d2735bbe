import { renderPage } from '../components/render-page.tsx';
import { Options } from './Options.tsx';

renderPage(<Options />, 'optionsTitle');
