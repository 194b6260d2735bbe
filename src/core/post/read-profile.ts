import { emptyPost } from './empty-post.ts';
import { evaluate, parseTemplate } from './liquid.ts';
import { scopeOf } from './print.ts';
import profileSchema from './profile.schema.json';
import type { Profile } from './profile.ts';
import { departure, type Schema } from './schema.ts';

/**
 * Takes a profile from outside (an import, a hand-edited file). Throws an Error that names the place and the reason when it
 * isn't one, is of a newer version, or holds a template that is not valid Liquid; nothing is repaired silently.
 */
export function readProfile(value: unknown): Profile {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > 1)
    throw new Error(`version: this profile is of version ${version}, made by a newer Precis; this one reads version 1`);
  const reason = departure(value, profileSchema as Schema);
  if (reason !== '') throw new Error(reason);
  const profile = value as Profile;
  const templates: [string, string][] = [
    ['path', profile.path],
    ...(['before', 'content', 'after'] as const).flatMap((part) =>
      profile.body[part].map((block, at): [string, string] => [`body.${part}[${at}]`, block]),
    ),
  ];
  for (const [place, template] of templates) inPlace(place, () => parseTemplate(template));
  profile.keys.forEach((key, at) => {
    const { from } = key;
    if (from === undefined) return;
    const scope = scopeOf(emptyPost, { ...profile, path: 'x' });
    inPlace(`keys[${at}].from`, () => (from.includes('{{') ? parseTemplate(from) : evaluate(from, scope)));
  });
  return profile;
}

function inPlace(place: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
