import type { Profile } from './profile.ts';

/** Whether a format's files have a place for a field of the post, named as in the templates: `introduction`, `feed.url`. */
export function printsField({ path, keys, body }: Profile, field: string): boolean {
  const name = new RegExp(`(?<![\\w.])${field.replace('.', '\\.')}\\b`);
  const templates = [path, ...keys.map(({ from = '' }) => from), ...body.before, ...body.content, ...body.after];
  return templates.some((template) => name.test(template));
}
