import { renderPage } from '../components/render-page.tsx';
import { Welcome } from './Welcome.tsx';

renderPage(<Welcome />, 'welcomeTitle');
