import { watchPermissions } from '../../extension/permissions.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { useStored } from './use-stored.ts';

/**
 * Returns every destination to which a post can be sent, updated when the options or the granted permissions change.
 * `first`: returned until the stored destinations have been read.
 */
export const useDestinationStatuses = (first: DestinationStatus[] = []): DestinationStatus[] =>
  useStored(listDestinationStatuses, watchPermissions) ?? first;

export const findDestinationStatus = (all: DestinationStatus[], id: string): DestinationStatus | undefined =>
  all.find(({ destination }) => destination.id === id);
