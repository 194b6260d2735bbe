import browser, { type Manifest, type Permissions } from 'webextension-polyfill';

type NamedPermission = 'alarms' | 'downloads' | 'declarativeNetRequestWithHostAccess';
type PermissionRequest = { hosts?: string[]; permission?: NamedPermission };

const toPermissions = ({ hosts = [], permission }: PermissionRequest): Permissions.Permissions => ({
  origins: hosts,
  // The types list only Firefox's permissions.
  permissions: permission ? [permission as Manifest.OptionalPermission] : [],
});

/**
 * Requests access to hosts (match patterns), or a permission by name. Call it before the first `await` of a click's handler: the
 * browser shows its prompt only during the click.
 */
export function requestPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.request(toPermissions(wanted));
}

export function hasPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.contains(toPermissions(wanted));
}

/** Gives a permission back. */
export async function removePermission(permission: NamedPermission): Promise<void> {
  // Rejects for a permission that an administrator's policy grants: it stays.
  await browser.permissions.remove(toPermissions({ permission })).catch(() => undefined);
}

/** Gives back the access to hosts (match patterns). */
export async function removeHostPermissions(hosts: string[]): Promise<void> {
  // Rejects for hosts that an administrator's policy grants: they stay.
  if (hosts.length > 0) await browser.permissions.remove({ origins: hosts }).catch(() => undefined);
}

/** Calls back when a permission was granted or removed. Returns the function that stops this. */
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
