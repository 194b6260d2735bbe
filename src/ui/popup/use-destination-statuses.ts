import { watchPermissions } from '../../extension/permissions.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { useStored } from '../components/use-stored.ts';

/** Every destination, kept up to date when the options or the browser's permissions change. `first`: until the first load. */
export const useDestinationStatuses = (first: DestinationStatus[]): DestinationStatus[] =>
  useStored(listDestinationStatuses, watchPermissions) ?? first;
