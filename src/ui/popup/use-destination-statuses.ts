import { watchPermissions } from '../../extension/permissions.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { useStored } from '../components/use-stored.ts';

/** Every place that a post can go to, as it stands now: the options may change meanwhile, and what the browser allows. */
export const useDestinationStatuses = (first: DestinationStatus[]): DestinationStatus[] =>
  useStored(listDestinationStatuses, watchPermissions) ?? first;
