import { show } from '../parts/show.tsx';
import { Library } from './Library.tsx';

show(<Library />, 'libraryTitle');
