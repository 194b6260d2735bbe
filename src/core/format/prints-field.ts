import type { Profile } from './profile.ts';

/** Whether a format's files have a place for a field of the post, named as in the templates: `introduction`, `feed.url`. */
export const printsField = (profile: Profile, field: string): boolean =>
  [profile.path, ...profile.keys.map(({ from = '' }) => from)].some(createFieldTest(field)) ||
  printsInBody(profile, field);

/** Whether the body of a format's files has a place for a field of the post, so that readers see it beside the points. */
export const printsInBody = ({ body }: Profile, field: string): boolean =>
  [...body.before, ...body.content, ...body.after].some(createFieldTest(field));

function createFieldTest(field: string): (template: string) => boolean {
  const name = new RegExp(`(?<![\\w.])${field.replace('.', '\\.')}\\b`);
  return (template) => name.test(template);
}
