/**
 * Formats an instant as ISO 8601 with the user's time zone offset, so that "yesterday" on a page is resolved in local time.
 */
export function formatLocalInstant(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  // Turns the `GMT+0530` of `String(now)` into `+05:30`.
  return local + String(now).replace(/^.*GMT(...)(..).*/, '$1:$2');
}
