import type { Json } from '../json.ts';
import type { Profile } from './profile.ts';

/** A field of a profile that another version of it has otherwise. As JSON; '' where it has none. */
export interface ProfileChange {
  /** `path`, `body.content[0]`; a key goes by its name: `keys.title.from`. */
  place: string;
  before: string;
  now: string;
}

/** What is different in another version of a profile, in the order of its fields. */
export function diffProfiles(before: Profile, now: Profile): ProfileChange[] {
  const [old, fresh] = [listProfileFields(before), listProfileFields(now)];
  const places = [...new Set([...old.keys(), ...fresh.keys()])];
  const changes = places.map((place) => ({ place, before: old.get(place) ?? '', now: fresh.get(place) ?? '' }));
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
  // Keys of one name may stand in several tables.
  for (const { name, table, ...key } of keys) {
    const place = `keys.${table === undefined ? name : `${table}.${name}`}`;
    fields.set(place, JSON.stringify(name));
    add(place, key as unknown as Json);
  }
  fields.set('keys', JSON.stringify(keys.map(({ name, table }) => (table === undefined ? name : `${table}.${name}`))));
  return fields;
}
