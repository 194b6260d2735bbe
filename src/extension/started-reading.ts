import type { Scripting, Tabs } from 'webextension-polyfill';

/** The reading of the active tab's page, which `public/start-reading.js` has requested. */
export interface StartedReading {
  tab: Promise<Tabs.Tab | undefined>;
  /** Rejects when the browser does not allow the injection. */
  injections: Promise<Scripting.InjectionResult[]>;
}

/** Returns the reading that was requested when the popup opened, once; undefined later, and in other windows. */
export function takeStartedReading(): StartedReading | undefined {
  const holder = globalThis as { precisStartedReading?: StartedReading };
  const { precisStartedReading } = holder;
  delete holder.precisStartedReading;
  return precisStartedReading;
}
