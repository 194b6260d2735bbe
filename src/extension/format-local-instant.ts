/** ISO 8601 with the offset of the person's own zone: "yesterday" on a page is a day of theirs. */
export function formatLocalInstant(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  // `… GMT+0530 …`, as ECMAScript has it.
  return local + String(now).replace(/^.*GMT(...)(..).*/, '$1:$2');
}
