/**
 * Applies to a list what somebody did to another one: removes the items that `before` has and `after` lacks, and appends
 * those that only `after` has. Items are equal when their JSON is.
 */
export function mergeLists<T>(list: T[], before: T[], after: T[]): T[] {
  const toJsonSet = (items: T[]) => new Set(items.map((item) => JSON.stringify(item)));
  const [inBefore, inAfter] = [toJsonSet(before), toJsonSet(after)];
  const remaining = list.filter((item) => inAfter.has(JSON.stringify(item)) || !inBefore.has(JSON.stringify(item)));
  const inRemaining = toJsonSet(remaining);
  const added = after.filter((item) => !inBefore.has(JSON.stringify(item)) && !inRemaining.has(JSON.stringify(item)));
  return [...remaining, ...added];
}
