import { watchPermissions } from '../../extension/permissions.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { useStored } from './use-stored.ts';

/**
 * Every destination that a post can go to, kept up to date with the options and with what the browser permits. `first`: the
 * list until the stored one has been read.
 */
export const useDestinationStatuses = (first: DestinationStatus[] = []): DestinationStatus[] =>
  useStored(listDestinationStatuses, watchPermissions) ?? first;

export const findDestinationStatus = (all: DestinationStatus[], id: string): DestinationStatus | undefined =>
  all.find(({ destination }) => destination.id === id);
