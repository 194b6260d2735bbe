import { messageOf } from '../message-of.ts';
import { emptyPost } from './empty-post.ts';
import { type JsonSchema, validationError } from './json-schema.ts';
import { evaluateLiquid, parseLiquid } from './liquid.ts';
import { buildLiquidScope } from './liquid-scope.ts';
import { parsePostFile } from './parse-post.ts';
import { printPost } from './print-post.ts';
import profileSchema from './profile.schema.json';
import type { Profile } from './profile.ts';
import { requirePostPath } from './refused-file.ts';

/** Maximum length of a profile as JSON, in characters; no real profile comes near this length. */
const MAX_PROFILE_LENGTH = 500_000;

/** A sample post. Printing this post shows to which path a profile writes posts. */
const samplePost = { ...emptyPost, title: 'A title', date: '2026-02-27T10:00:00Z', slug: 'a-title' };

/**
 * Validates a profile from outside (an import, a hand-edited file). Throws an Error that names the field and the reason for
 * an invalid profile, a newer version, invalid Liquid, or a profile that would not write a post. Nothing is repaired
 * silently.
 */
export function parseProfile(value: unknown): Profile {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > 1)
    throw new Error(`version: this profile is of version ${version}, made by a newer Precis; this one reads version 1`);
  if ((JSON.stringify(value)?.length ?? 0) > MAX_PROFILE_LENGTH)
    throw new Error('The file: holds too much for a profile');
  const reason = validationError(value, profileSchema as JsonSchema);
  if (reason !== '') throw new Error(reason);
  const profile = value as Profile;
  const templates: [string, string][] = [
    ['path', profile.path],
    ...(['before', 'content', 'after'] as const).flatMap((part) =>
      profile.body[part].map((block, at): [string, string] => [`body.${part}[${at}]`, block]),
    ),
  ];
  for (const [place, template] of templates) withErrorPlace(place, () => parseLiquid(template));
  withErrorPlace('path', () => requirePostPath(buildLiquidScope(samplePost, profile).path));
  const scope = buildLiquidScope(emptyPost, { ...profile, path: 'x.md' });
  profile.keys.forEach((key, at) => {
    const { from } = key;
    for (const style of [key, key.earlier?.style ?? {}])
      for (const [json, text] of Object.entries(style.spelling ?? {}))
        withErrorPlace(`keys[${at}].spelling`, () => requireSpelling(json, text, profile.frontMatter.language));
    if (from === undefined) return;
    withErrorPlace(`keys[${at}].from`, () => (from.includes('{{') ? parseLiquid(from) : evaluateLiquid(from, scope)));
  });
  withErrorPlace('The file', () => printPost(samplePost, profile));
  return profile;
}

/** Throws an Error unless a parser reads the text as the value that it spells, since it is printed unchanged. */
function requireSpelling(json: string, text: string, language: Profile['frontMatter']['language']): void {
  const [fence, sign] = language === 'toml' ? ['+++', '='] : ['---', ':'];
  const { values } = parsePostFile(`${fence}\nvalue${sign} ${text}\n${fence}\n`);
  if (/[\n\r]/.test(text) || JSON.stringify(values.value) !== json) throw new Error(`${text} is not ${json}`);
}

function withErrorPlace(place: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${place}: ${messageOf(error)}`);
  }
}
