import type { Profile } from '../core/post/profile.ts';
import { plain } from './plain.ts';
import { techhub } from './techhub.ts';

export { taxonomyOf } from './taxonomy.ts';

/** The formats that come with Precis; the first is the one a new person starts with. */
export const profiles: Profile[] = [techhub, plain];

/** The profile with that id; the first one when there is none (a profile may have been removed since). */
export function profileOf(id: string): Profile {
  return profiles.find((profile) => profile.id === id) ?? techhub;
}
