import browser, { type Manifest, type Permissions } from 'webextension-polyfill';

type NamedPermission = 'alarms' | 'downloads' | 'declarativeNetRequestWithHostAccess';
type Wanted = { hosts?: string[]; permission?: NamedPermission };

const asked = ({ hosts = [], permission }: Wanted): Permissions.Permissions => ({
  origins: hosts,
  // The types know Firefox's alone.
  permissions: permission ? [permission as Manifest.OptionalPermission] : [],
});

/**
 * Asks for leave to talk to hosts (match patterns), or for a permission by name. Must be called before anything is awaited
 * in the handler of a click: the browser shows its question only while it sees the click.
 */
export function requestLeave(wanted: Wanted): Promise<boolean> {
  return browser.permissions.request(asked(wanted));
}

export function hasLeave(wanted: Wanted): Promise<boolean> {
  return browser.permissions.contains(asked(wanted));
}

/** Gives a permission back. What the browser itself, or whoever runs it, insists on stays. */
export async function dropPermission(permission: NamedPermission): Promise<void> {
  await browser.permissions.remove(asked({ permission })).catch(() => undefined);
}

/** Gives hosts back that nothing needs any more. What the browser itself, or whoever runs it, insists on stays. */
export async function dropLeave(hosts: string[]): Promise<void> {
  if (hosts.length > 0) await browser.permissions.remove({ origins: hosts }).catch(() => undefined);
}

/** Calls back when leave was given or taken away. Gives the way to stop. */
export function watchLeave(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const listener = () => changed();
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
