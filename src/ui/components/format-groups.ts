import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped, teamFormats } from '../../profiles/index.ts';

/** Formats that a list shows together. `own`: the user's; `places`: one for each place where a blog may live. */
export interface FormatGroup {
  id: 'own' | 'places' | 'team';
  title: string;
  formats: Profile[];
}

/** Groups the formats that the user can choose, for lists. Omits empty groups. */
export function groupFormats(profiles: Profile[]): FormatGroup[] {
  const getGroup = ({ id }: Profile): FormatGroup['id'] =>
    teamFormats.includes(id) ? 'team' : shipped.some((one) => one.id === id) ? 'places' : 'own';
  const titles = { own: t('formatsOwn'), places: t('whereBlogLives'), team: t('formatsTeam') };
  return (['own', 'places', 'team'] as const)
    .map((id) => ({ id, title: titles[id], formats: profiles.filter((profile) => getGroup(profile) === id) }))
    .filter(({ formats }) => formats.length > 0);
}

/** Returns a format's name; for the format of those who need no other, what it means. */
export const getFormatName = (profile: Profile): string => (profile === shipped[0] ? t('justMarkdown') : profile.name);
