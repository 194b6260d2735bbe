import browser, { type Manifest, type Permissions } from 'webextension-polyfill';

export type NamedPermission = 'alarms' | 'downloads' | 'declarativeNetRequestWithHostAccess' | 'trialML';
export type PermissionRequest = { hosts?: string[]; permission?: NamedPermission };

const toPermissions = ({ hosts = [], permission }: PermissionRequest): Permissions.Permissions => ({
  origins: hosts,
  // The polyfill's types list only Firefox's permissions, so the name is cast.
  permissions: permission ? [permission as Manifest.OptionalPermission] : [],
});

/**
 * Requests access to hosts (match patterns such as `https://host/*`), or a named permission. Resolves with whether the user
 * grants it. Call it before the first `await` of a click's handler, because the browser shows its prompt only during the
 * click.
 */
export function requestPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.request(toPermissions(wanted));
}

export function hasPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.contains(toPermissions(wanted));
}

/** Removes a named permission from the extension. */
export async function removePermission(permission: NamedPermission): Promise<void> {
  // `remove` rejects for a permission that an administrator's policy grants. Such a permission stays.
  await browser.permissions.remove(toPermissions({ permission })).catch(() => undefined);
}

/** Removes the extension's access to hosts (match patterns such as `https://host/*`). */
export async function removeHostPermissions(hosts: string[]): Promise<void> {
  // `remove` rejects for hosts that an administrator's policy grants. Access to such hosts stays.
  if (hosts.length > 0) await browser.permissions.remove({ origins: hosts }).catch(() => undefined);
}

/** Calls `onChange` when a permission was granted or removed. Returns a function that stops the calls. */
export function watchPermissions(onChange: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const listener = () => onChange();
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
