import browser from 'webextension-polyfill';
import { requestPermission } from '../../extension/permissions.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/**
 * Requests the permissions that a destination lacks, and `extraHosts` (match patterns). Must be called in the click's own
 * handler, before anything is awaited. Resolves with whether they are granted; null: the user must first complete the settings.
 */
export function requestSendPermissions(place: DestinationStatus, extraHosts: string[] = []): Promise<boolean> | null {
  const { readiness } = place;
  if (readiness.is === 'needs-capability') return requestPermission({ permission: readiness.permission });
  if (readiness.is !== 'ready' && readiness.is !== 'needs-permission') return null;
  const hosts = 'hosts' in readiness ? [...readiness.hosts, ...extraHosts] : extraHosts;
  const alarm = needsAlarmPermission(place) ? ({ permission: 'alarms' } as const) : {};
  if (hosts.length > 0) return requestPermission({ hosts, ...alarm });
  // The browser grants alarms without a question. The post is sent without one, too, so a refusal stops nothing.
  return 'permission' in alarm ? requestPermission(alarm).catch(() => false) : Promise.resolve(true);
}

/** Whether a retry would need an alarm that nothing permits yet: in Chromium, before the first send. */
const needsAlarmPermission = ({ destination, output }: DestinationStatus): boolean =>
  !browser.alarms && !output.needsWindow(withDefaults(output, destination.values));
