import browser from 'webextension-polyfill';
import { dropPermission, hasLeave, requestLeave } from './permissions.ts';

/**
 * Ollama refuses what comes from an extension that it was not told of. A rule of the browser can leave the header that says
 * so (`Origin`) out: of this extension's own questions alone, so that the check still holds for every web page, and of those to
 * this one address.
 */
const RULE = 1;
const PERMISSION = 'declarativeNetRequestWithHostAccess';

/** Chromium's; Firefox grants it to no one later than at install. */
const CAN_ASK = (browser.runtime.getManifest().optional_permissions ?? []).some((name) => String(name) === PERMISSION);

/** The address (its origin, `http://localhost:11434`) that the person wants to be asked without the extension's name. */
const WISH = 'namelessServer';

async function wished(): Promise<string | null> {
  return ((await browser.storage.local.get(WISH))[WISH] as string | undefined) ?? null;
}

/** Whether questions to this address go out without the extension's name; null where that can't be had. */
export async function isNameless(origin: string): Promise<boolean | null> {
  return CAN_ASK ? (await wished()) === origin && hasLeave({ permission: PERMISSION }) : null;
}

/** Longer than a change of rules takes. */
const CHANGE_MS = 2_000;

/**
 * Not async up to the question: the browser asks for leave only while it sees the click. Resolves with when it holds: `later`
 * is from the next start of the browser on. Once it is off, the permission is given back.
 */
export function setNameless(origin: string, on: boolean): Promise<'now' | 'later' | 'refused'> {
  return on
    ? requestLeave({ permission: PERMISSION }).then(async (leave) => {
        if (!leave) return 'refused';
        await browser.storage.local.set({ [WISH]: origin });
        return within(CHANGE_MS, applyNameless());
      })
    : takeAway();
}

async function takeAway(): Promise<'now' | 'later'> {
  await browser.storage.local.remove(WISH);
  const when = await within(
    CHANGE_MS,
    browser.declarativeNetRequest?.updateDynamicRules({ removeRuleIds: [RULE] }) ?? Promise.resolve(),
  );
  await dropPermission(PERMISSION);
  return when;
}

async function within(ms: number, work: Promise<void>): Promise<'now' | 'later'> {
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
export async function applyNameless(): Promise<void> {
  const origin = await wished();
  if (!CAN_ASK || !origin || !(await hasLeave({ permission: PERMISSION }))) return;
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  if (rules.some(({ condition }) => condition.urlFilter === filterOf(origin))) return;
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
}

const filterOf = (origin: string) => `|${origin}/`;
