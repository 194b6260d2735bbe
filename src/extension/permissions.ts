import browser, { type Manifest, type Permissions } from 'webextension-polyfill';

type NamedPermission = 'alarms' | 'downloads' | 'declarativeNetRequestWithHostAccess';
type PermissionRequest = { hosts?: string[]; permission?: NamedPermission };

const toPermissions = ({ hosts = [], permission }: PermissionRequest): Permissions.Permissions => ({
  origins: hosts,
  // The types know Firefox's alone.
  permissions: permission ? [permission as Manifest.OptionalPermission] : [],
});

/**
 * Asks for leave to talk to hosts (match patterns), or for a permission by name. Must be called before anything is awaited
 * in the handler of a click: the browser shows its question only while it sees the click.
 */
export function requestPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.request(toPermissions(wanted));
}

export function hasPermission(wanted: PermissionRequest): Promise<boolean> {
  return browser.permissions.contains(toPermissions(wanted));
}

/** Gives a permission back. What the browser itself, or whoever runs it, insists on stays. */
export async function removePermission(permission: NamedPermission): Promise<void> {
  await browser.permissions.remove(toPermissions({ permission })).catch(() => undefined);
}

/** Gives hosts back that nothing needs any more. What the browser itself, or whoever runs it, insists on stays. */
export async function removeHostPermissions(hosts: string[]): Promise<void> {
  if (hosts.length > 0) await browser.permissions.remove({ origins: hosts }).catch(() => undefined);
}

/** Calls back when leave was given or taken away. Gives the way to stop. */
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
