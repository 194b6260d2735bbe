import { watchLeave } from '../../browser/permissions.ts';
import { type Place, places } from '../../publish.ts';
import { useStored } from '../parts/use-stored.ts';

/** Every place that a post can go to, as it stands now: the options may change meanwhile, and what the browser allows. */
export const usePlaces = (first: Place[]): Place[] => useStored(places, watchLeave) ?? first;
