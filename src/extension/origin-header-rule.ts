import browser from 'webextension-polyfill';
import { hasPermission, removePermission, requestPermission } from './permissions.ts';

/**
 * Ollama refuses what comes from an extension that it was not told of. A rule of the browser can leave the header that says
 * so (`Origin`) out: of this extension's own questions alone, so that the check still holds for every web page, and of those to
 * this one address.
 */
const RULE_ID = 1;
const RULES_PERMISSION = 'declarativeNetRequestWithHostAccess';

/** Chromium's; Firefox grants it to no one later than at install. */
const CAN_REQUEST_PERMISSION = (browser.runtime.getManifest().optional_permissions ?? []).some(
  (name) => String(name) === RULES_PERMISSION,
);

/** The address (its origin, `http://localhost:11434`) that the person wants to be asked without the extension's name. */
const WANTED_ORIGIN_KEY = 'namelessServer';

async function loadWantedOrigin(): Promise<string | null> {
  return ((await browser.storage.local.get(WANTED_ORIGIN_KEY))[WANTED_ORIGIN_KEY] as string | undefined) ?? null;
}

/** Whether questions to this address go out without the extension's name; null where that can't be had. */
export async function isOriginHeaderRemoved(origin: string): Promise<boolean | null> {
  return CAN_REQUEST_PERMISSION
    ? (await loadWantedOrigin()) === origin && hasPermission({ permission: RULES_PERMISSION })
    : null;
}

/** Longer than a change of rules takes. */
const RULE_CHANGE_TIMEOUT_MS = 2_000;

/**
 * Not async up to the question: the browser asks for leave only while it sees the click. Resolves with when it holds: `later`
 * is from the next start of the browser on. Once it is off, the permission is given back.
 */
export function setOriginHeaderRemoved(origin: string, on: boolean): Promise<'now' | 'later' | 'refused'> {
  return on
    ? requestPermission({ permission: RULES_PERMISSION }).then(async (leave) => {
        if (!leave) return 'refused';
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
 * Makes the rule what was wanted; called when the background starts. Chromium 156 changes no rules of an extension that was
 * given the permission since it was loaded: the call never ends, so nothing else may wait for this.
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
