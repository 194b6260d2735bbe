import browser from 'webextension-polyfill';
import { requestPermission } from '../../extension/permissions.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/**
 * Asks the browser for what a place still needs leave for, and for more hosts; within the click, before anything is awaited.
 * Resolves with the answer; null: it is the place's settings that want something of the person first.
 */
export function requestSendPermissions(place: DestinationStatus, extraHosts: string[] = []): Promise<boolean> | null {
  const { readiness } = place;
  if (readiness.is === 'needs-capability') return requestPermission({ permission: readiness.permission });
  if (readiness.is !== 'ready' && readiness.is !== 'needs-permission') return null;
  const hosts = 'hosts' in readiness ? [...readiness.hosts, ...extraHosts] : extraHosts;
  const alarm = needsAlarmPermission(place) ? ({ permission: 'alarms' } as const) : {};
  if (hosts.length > 0) return requestPermission({ hosts, ...alarm });
  // Of an alarm the browser makes no question, and the post goes without one, too.
  return 'permission' in alarm ? requestPermission(alarm).catch(() => false) : Promise.resolve(true);
}

/** Whether what is sent there may have to wait, and nothing would wake the background for it: Chromium, the first time. */
const needsAlarmPermission = ({ destination, output }: DestinationStatus): boolean =>
  !browser.alarms && !output.needsWindow(withDefaults(output, destination.values));
