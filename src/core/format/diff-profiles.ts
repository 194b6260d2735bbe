import type { Json } from '../json.ts';
import type { Profile } from './profile.ts';

/** A field that differs between two versions of a profile. Values are JSON; '' when a version lacks the field. */
export interface ProfileChange {
  /**
   * Path of the field, such as `path` or `body.content[0]`. The path of a front-matter key contains its name:
   * `keys.title.from`.
   */
  place: string;
  before: string;
  now: string;
}

/** Lists the fields that differ between two versions of a profile, in the order of the profile's fields. */
export function diffProfiles(before: Profile, now: Profile): ProfileChange[] {
  const [old, current] = [listProfileFields(before), listProfileFields(now)];
  const places = [...new Set([...old.keys(), ...current.keys()])];
  const changes = places.map((place) => ({ place, before: old.get(place) ?? '', now: current.get(place) ?? '' }));
  return changes.filter((change) => change.before !== change.now);
}

function listProfileFields(profile: Profile): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (place: string, value: Json | undefined): void => {
    if (value === undefined) return;
    if (Array.isArray(value) && value.length > 0) value.forEach((item, at) => void add(`${place}[${at}]`, item));
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [name, inner] of Object.entries(value)) add(place === '' ? name : `${place}.${name}`, inner);
    else fields.set(place, JSON.stringify(value));
  };
  const { keys, ...rest } = profile;
  add('', rest as unknown as Json);
  // The path includes the table, since several tables may have keys of the same name.
  for (const { name, table, ...key } of keys) {
    const place = `keys.${table === undefined ? name : `${table}.${name}`}`;
    fields.set(place, JSON.stringify(name));
    add(place, key as unknown as Json);
  }
  fields.set('keys', JSON.stringify(keys.map(({ name, table }) => (table === undefined ? name : `${table}.${name}`))));
  return fields;
}
