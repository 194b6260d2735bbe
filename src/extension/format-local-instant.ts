/** ISO 8601 with the offset of the user's time zone, in which a page's "yesterday" is resolved. */
export function formatLocalInstant(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  // ECMAScript prints `… GMT+0530 …`.
  return local + String(now).replace(/^.*GMT(...)(..).*/, '$1:$2');
}
