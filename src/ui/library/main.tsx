import { renderPage } from '../components/render-page.tsx';
import { Library } from './Library.tsx';

renderPage(<Library />, 'libraryTitle');
