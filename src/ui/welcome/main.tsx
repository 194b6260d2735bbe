import { show } from '../parts/show.tsx';
import { Welcome } from './Welcome.tsx';

show(<Welcome />, 'welcomeTitle');
