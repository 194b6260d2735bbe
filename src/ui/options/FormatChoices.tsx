import type { ComponentChildren } from 'preact';
import { buildLiquidScope } from '../../core/format/liquid-scope.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { getFormatName, groupFormats } from '../components/format-groups.ts';
import { createPreviewPost } from './preview-post.ts';

interface Props {
  profiles: Profile[];
  inUse: Profile;
  choose: (profile: Profile) => unknown;
  /** Whether the options' search shows a format; absent: all are shown. */
  isShown?: (profile: Profile) => boolean;
  onHover?: (profile: Profile | null) => void;
  /** What stands beside a format. */
  aside?: (profile: Profile) => ComponentChildren;
}

/** The formats as radio buttons, grouped, each with the folder of its files. */
export function FormatChoices({ profiles, inUse, choose, isShown = () => true, onHover, aside }: Props) {
  return (
    <>
      {groupFormats(profiles).map(({ id, title, formats }) => (
        <fieldset key={id} class={`format-group ${id}`} hidden={!formats.some(isShown)}>
          <legend>{title}</legend>
          <div class="choices">
            {formats.map((profile) => (
              <div
                key={profile.id}
                class="choice"
                hidden={!isShown(profile)}
                onPointerEnter={() => onHover?.(profile)}
                onPointerLeave={() => onHover?.(null)}
              >
                <label>
                  <input
                    type="radio"
                    name="profile"
                    checked={profile.id === inUse.id}
                    onChange={() => choose(profile)}
                  />
                  <span dir="auto">{getFormatName(profile)}</span>
                  <small class="quiet">{describePlace(profile)}</small>
                </label>
                {aside?.(profile)}
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </>
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
