import browser from 'webextension-polyfill';
import { requestLeave } from '../../browser/permissions.ts';
import { filled } from '../../outputs/index.ts';
import type { Place } from '../../publish.ts';

/**
 * Asks the browser for what a place still needs leave for, and for more hosts; within the click, before anything is awaited.
 * Resolves with the answer; null: it is the place's settings that want something of the person first.
 */
export function leaveFor(place: Place, more: string[] = []): Promise<boolean> | null {
  const { state } = place;
  if (state.is === 'needs-capability') return requestLeave({ permission: state.permission });
  if (state.is !== 'ready' && state.is !== 'needs-permission') return null;
  const hosts = 'hosts' in state ? [...state.hosts, ...more] : more;
  const alarm = lacksAlarm(place) ? ({ permission: 'alarms' } as const) : {};
  if (hosts.length > 0) return requestLeave({ hosts, ...alarm });
  // Of an alarm the browser makes no question, and the post goes without one, too.
  return 'permission' in alarm ? requestLeave(alarm).catch(() => false) : Promise.resolve(true);
}

/** Whether what is sent there may have to wait, and nothing would wake the background for it: Chromium, the first time. */
const lacksAlarm = ({ destination, output }: Place): boolean =>
  !browser.alarms && !output.inWindow(filled(output, destination.values));
