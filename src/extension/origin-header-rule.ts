import browser from 'webextension-polyfill';
import { hasPermission, removePermission, requestPermission } from './permissions.ts';

/**
 * Ollama refuses requests from an extension's `Origin` unless it is configured to allow it. A rule of the browser removes that
 * header from this extension's requests to one address, so that Ollama's check still holds for every web page.
 */
const RULE_ID = 1;
const RULES_PERMISSION = 'declarativeNetRequestWithHostAccess';

/** True in Chromium. Firefox grants this permission only at install. */
const CAN_REQUEST_PERMISSION = (browser.runtime.getManifest().optional_permissions ?? []).some(
  (name) => String(name) === RULES_PERMISSION,
);

/** Stores the origin (`http://localhost:11434`) for which the user wants the header removed. */
const WANTED_ORIGIN_KEY = 'namelessServer';

async function loadWantedOrigin(): Promise<string | null> {
  return ((await browser.storage.local.get(WANTED_ORIGIN_KEY))[WANTED_ORIGIN_KEY] as string | undefined) ?? null;
}

/** Whether requests to this origin go without the `Origin` header; null where the browser can't do that. */
export async function isOriginHeaderRemoved(origin: string): Promise<boolean | null> {
  return CAN_REQUEST_PERMISSION
    ? (await loadWantedOrigin()) === origin && hasPermission({ permission: RULES_PERMISSION })
    : null;
}

/** Longer than a change of rules takes when it takes effect at all. */
const RULE_CHANGE_TIMEOUT_MS = 2_000;

/**
 * Removes the `Origin` header from requests to this origin, or restores it and gives the permission back. Resolves with when the
 * change takes effect; `later` means the next start of the browser. Nothing is awaited before the permission prompt, because
 * the browser shows it only during the click.
 */
export function setOriginHeaderRemoved(origin: string, on: boolean): Promise<'now' | 'later' | 'refused'> {
  return on
    ? requestPermission({ permission: RULES_PERMISSION }).then(async (isGranted) => {
        if (!isGranted) return 'refused';
        await browser.storage.local.set({ [WANTED_ORIGIN_KEY]: origin });
        return withTimeout(RULE_CHANGE_TIMEOUT_MS, applyOriginHeaderRule());
      })
    : removeRule();
}

async function removeRule(): Promise<'now' | 'later'> {
  await browser.storage.local.remove(WANTED_ORIGIN_KEY);
  const when = await withTimeout(
    RULE_CHANGE_TIMEOUT_MS,
    browser.declarativeNetRequest?.updateDynamicRules({ removeRuleIds: [RULE_ID] }) ?? Promise.resolve(),
  );
  await removePermission(RULES_PERMISSION);
  return when;
}

async function withTimeout(ms: number, work: Promise<void>): Promise<'now' | 'later'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'later'>((resolve) => {
    timer = setTimeout(() => resolve('later'), ms);
  });
  return Promise.race([work.then(() => 'now' as const), late]).finally(() => clearTimeout(timer));
}

/**
 * Sets the rule for the stored origin; called when the background starts. Nothing may wait for this: in Chromium 156 the call
 * never settles when the permission was granted after the extension was loaded.
 */
export async function applyOriginHeaderRule(): Promise<void> {
  const origin = await loadWantedOrigin();
  if (!CAN_REQUEST_PERMISSION || !origin || !(await hasPermission({ permission: RULES_PERMISSION }))) return;
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  if (rules.some(({ condition }) => condition.urlFilter === toUrlFilter(origin))) return;
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: {
          urlFilter: toUrlFilter(origin),
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  });
}

const toUrlFilter = (origin: string) => `|${origin}/`;
