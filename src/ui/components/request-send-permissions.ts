import browser from 'webextension-polyfill';
import { requestPermission } from '../../extension/permissions.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/**
 * Requests the permissions that a destination lacks, and access to `extraHosts` (host match patterns, `https://host/*`).
 * Must be called directly in a click handler, before any `await`. Resolves with whether the permissions are granted; returns
 * null when the user must first complete the destination's settings.
 */
export function requestSendPermissions(place: DestinationStatus, extraHosts: string[] = []): Promise<boolean> | null {
  const { readiness } = place;
  if (readiness.is === 'needs-capability') return requestPermission({ permission: readiness.permission });
  if (readiness.is !== 'ready' && readiness.is !== 'needs-permission') return null;
  const hosts = 'hosts' in readiness ? [...readiness.hosts, ...extraHosts] : extraHosts;
  const alarm = needsAlarmPermission(place) ? ({ permission: 'alarms' } as const) : {};
  if (hosts.length > 0) return requestPermission({ hosts, ...alarm });
  // Browsers grant `alarms` without a prompt. Alarms are only needed for retries, so a refusal does not stop the sending.
  return 'permission' in alarm ? requestPermission(alarm).catch(() => false) : Promise.resolve(true);
}

/** Whether the `alarms` permission, which delayed retries need, is still missing: in Chromium, before the first send. */
const needsAlarmPermission = ({ destination, output }: DestinationStatus): boolean =>
  !browser.alarms && !output.needsWindow(withDefaults(output, destination.values));
