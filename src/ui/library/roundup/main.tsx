import { show } from '../../parts/show.tsx';
import { RoundupPage } from './RoundupPage.tsx';

show(<RoundupPage />, 'roundup');
