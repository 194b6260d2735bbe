import browser from 'webextension-polyfill';
import { dropPermission, requestLeave } from './permissions.ts';

/**
 * Ollama refuses what comes from an extension that it was not told of. A rule of the browser can leave the header that says
 * so (`Origin`) out: of this extension's own questions alone, so that the check still holds for every web page, and of those to
 * this one address.
 */
const RULE = 1;
const PERMISSION = 'declarativeNetRequestWithHostAccess';

/** Chromium's; Firefox grants it to no one later than at install. */
const CAN_ASK = (browser.runtime.getManifest().optional_permissions ?? []).some((name) => String(name) === PERMISSION);

/** Whether questions to this address (its origin, `http://localhost:11434`) go out without the extension's name; null where that can't be had. */
export async function isNameless(origin: string): Promise<boolean | null> {
  if (!CAN_ASK) return null;
  // Without the permission there is no such API.
  const rules = (await browser.declarativeNetRequest?.getDynamicRules()) ?? [];
  return rules.some(({ condition }) => condition.urlFilter === filterOf(origin));
}

const filterOf = (origin: string) => `|${origin}/`;

/**
 * Not async: the browser asks for leave only while it sees the click. Resolves with whether it is as was wanted; once it is
 * off, the permission is given back.
 */
export function setNameless(origin: string, on: boolean): Promise<boolean> {
  return on ? requestLeave({ permission: PERMISSION }).then((leave) => leave && put(origin)) : takeAway();
}

async function put(origin: string): Promise<boolean> {
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [RULE],
    addRules: [
      {
        id: RULE,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: {
          urlFilter: filterOf(origin),
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  });
  return true;
}

async function takeAway(): Promise<boolean> {
  await browser.declarativeNetRequest?.updateDynamicRules({ removeRuleIds: [RULE] });
  await dropPermission(PERMISSION);
  return true;
}
