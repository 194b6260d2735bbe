import { renderPage } from '../../components/render-page.tsx';
import { RoundupPage } from './RoundupPage.tsx';

renderPage(<RoundupPage />, 'roundup');
