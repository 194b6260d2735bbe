import { requestLeave } from '../../browser/permissions.ts';
import type { Place } from '../../publish.ts';

/**
 * Asks the browser for what a place still needs leave for, and for more hosts; within the click, before anything is awaited.
 * Resolves with the answer; null: it is the place's settings that want something of the person first.
 */
export function leaveFor({ state }: Pick<Place, 'state'>, hosts: string[] = []): Promise<boolean> | null {
  if (state.is === 'needs-permission') return requestLeave({ hosts: [...state.hosts, ...hosts] });
  if (state.is === 'needs-capability') return requestLeave({ permission: state.permission });
  if (state.is !== 'ready') return null;
  return hosts.length > 0 ? requestLeave({ hosts }) : Promise.resolve(true);
}
