import { show } from '../parts/show.tsx';
import { Options } from './Options.tsx';

show(<Options />, 'optionsTitle');
