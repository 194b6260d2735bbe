import type { ComponentChildren } from 'preact';
import { buildLiquidScope } from '../../core/format/liquid-scope.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { type FormatGroup, getFormatName, groupFormats } from '../components/format-groups.ts';
import { Icon } from '../components/Icon.tsx';
import { createPreviewPost } from './preview-post.ts';

interface Props {
  profiles: Profile[];
  inUse: Profile;
  choose: (profile: Profile) => unknown;
  /** Whether the options' search shows a format; absent: all are shown. */
  isShown?: (profile: Profile) => boolean;
  /** What stands beside a format. */
  aside?: (profile: Profile) => ComponentChildren;
}

/** Number of places that are shown at once, the most common first; the others follow below “More formats”. */
const SHOWN_PLACES = 6;

/** The formats as tiles, each with the folder of its files: the user's own, the most common ones, then the rest. */
export function FormatChoices({ profiles, inUse, choose, isShown, aside }: Props) {
  const groups = groupFormats(profiles);
  const formatsOf = (id: FormatGroup['id']) => groups.find((group) => group.id === id)?.formats ?? [];
  const more = [...formatsOf('places').slice(SHOWN_PLACES), ...formatsOf('team')];
  const isMoreOpen = more.includes(inUse) || (isShown !== undefined && !profiles.every(isShown));
  const renderTiles = (formats: Profile[]) =>
    formats.map((profile) => (
      <div key={profile.id} class="tile" hidden={isShown && !isShown(profile)}>
        <label>
          <input type="radio" name="profile" checked={profile.id === inUse.id} onChange={() => choose(profile)} />
          <b dir="auto">{getFormatName(profile)}</b>
          <small>{describePlace(profile)}</small>
          {profile.id === inUse.id && <Icon name="check" />}
        </label>
        {aside?.(profile)}
      </div>
    ));
  return (
    <fieldset class="formats">
      <legend>{t('whereBlogLives')}</legend>
      <div class="tiles">{renderTiles([...formatsOf('own'), ...formatsOf('places').slice(0, SHOWN_PLACES)])}</div>
      <details class="more-formats" open={isMoreOpen}>
        <summary>{t('formatsMore')}</summary>
        <div class="tiles">{renderTiles(more)}</div>
      </details>
    </fieldset>
  );
}

/** Says in which folder a format puts its files. */
function describePlace(profile: Profile): string {
  try {
    const folder = /^(.*)\//.exec(buildLiquidScope(createPreviewPost(profile), profile).path)?.[1];
    return folder !== undefined ? t('fileIn', folder) : profile === shipped[0] ? t('fitsAnywhere') : '';
  } catch {
    // Not a failure here: the preview beside the formats says why a format can't be used.
    return '';
  }
}
