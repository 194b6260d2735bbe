import { hasPermission } from '../extension/permissions.ts';
import { isPrivateWindow } from '../extension/private-window.ts';
import type { ProviderContext } from './provider.ts';

/** Milliseconds; see `ProviderContext`. `first` is long because a small machine takes minutes to load a large model. */
const PROVIDER_TIMEOUTS = { first: 180_000, next: 60_000, total: 1_800_000 };

export function createProviderContext(): ProviderContext {
  return {
    now: new Date().toISOString(),
    fetch: globalThis.fetch,
    hasPermission,
    timeouts: PROVIDER_TIMEOUTS,
    globals: globalThis,
    isPrivate: Boolean(isPrivateWindow),
  };
}
