import browser from 'webextension-polyfill';
import { hasPermission, removePermission, requestPermission } from './permissions.ts';

/**
 * Id of a declarativeNetRequest rule that removes the header `Origin` from this extension's requests to one address. Ollama
 * refuses requests with an extension's `Origin` unless it is configured to allow them; requests of web pages keep their
 * header.
 */
const RULE_ID = 1;
const RULES_PERMISSION = 'declarativeNetRequestWithHostAccess';

/** Whether the permission for such rules can be requested: true in Chromium. Firefox grants it only at install. */
const CAN_REQUEST_PERMISSION = (browser.runtime.getManifest().optional_permissions ?? []).some(
  (name) => String(name) === RULES_PERMISSION,
);

/** Storage key of the origin (such as `http://localhost:11434`) for which the user wants the header `Origin` removed. */
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

/** Milliseconds. A change of the rules that takes longer has no effect before the browser's next start. */
const RULE_CHANGE_TIMEOUT_MS = 2_000;

/**
 * `on`: removes the `Origin` header from requests to this origin. Otherwise restores the header and removes the permission
 * for the rule. Resolves with `now`, or with `later` when the change takes effect at the browser's next start. Nothing is
 * awaited before the permission prompt, because the browser shows a prompt only during the click.
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
 * Adds the rule for the stored origin; called when the background starts. Never wait for this promise without a timeout: in
 * Chromium 156 it never settles when the permission was granted after the extension was loaded.
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
