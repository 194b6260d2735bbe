import { moveKey } from '../../core/format/key-order.ts';
import { parseProfile } from '../../core/format/parse-profile.ts';
import type { FrontMatterKey, Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, saveProfile } from '../../storage/blogs.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { ArticleTextSettings } from './ArticleTextSettings.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { KeyRuleTable } from './KeyRuleTable.tsx';
import { ProofLinkSetting } from './ProofLinkSetting.tsx';
import { SlugSettings } from './SlugSettings.tsx';
import { TextSetting } from './TextSetting.tsx';

/**
 * Form for editing a format. A change to a built-in format is saved as the user's own copy; the original stays available.
 */
export function FormatEditor({ profile, showToast }: { profile: Profile; showToast: ShowToast }) {
  /** Saves a change. If the changed format is invalid, saves nothing and resolves with the reason. */
  const change = async (next: Partial<Profile>): Promise<string | undefined> => {
    const changed = { ...profile, ...next };
    try {
      parseProfile(changed);
    } catch (error) {
      return messageOf(error);
    }
    await saveProfile(changed);
    const undo = () => (shipped.includes(profile) ? deleteProfile(profile.id) : saveProfile(profile));
    showToast({ text: t('formatSaved', changed.name), undo });
    return undefined;
  };
  return (
    <div class="fields">
      <TextSetting
        label={t('learnNameLabel')}
        value={profile.name}
        save={(name) => (name ? change({ name }) : t('settingEmpty'))}
      />
      <TextSetting label={t('formatPath')} code value={profile.path} save={(path) => change({ path })} />
      <SlugSettings slug={profile.slug} save={(slug) => change({ slug })} />
      <TextSetting
        label={t('formatMarker')}
        code
        value={profile.excerpt.marker}
        save={(marker) => change({ excerpt: { ...profile.excerpt, marker } })}
      />
      <ChoiceSetting
        label={t('formatTags')}
        value={profile.tags.form}
        choices={[
          ['keep', t('tagsKeep')],
          ['lower', t('tagsLower')],
          ['kebab', t('tagsKebab')],
          ['nest', t('tagsNest')],
        ]}
        save={(form) => change({ tags: { ...profile.tags, form } })}
      />
      <ArticleTextSettings profile={profile} change={change} />
      <ChoiceSetting
        label={t('formatZone')}
        value={profile.zone === 'utc' ? 'utc' : profile.zone === 'keep' ? 'keep' : 'fixed'}
        choices={[
          ['keep', t('zoneKeep')],
          ['utc', t('zoneUtc')],
          ...(/^[+-]/.test(profile.zone) ? [['fixed', profile.zone] as ['fixed', string]] : []),
        ]}
        save={(zone) => zone !== 'fixed' && change({ zone })}
      />
      <ProofLinkSetting profile={profile} change={change} />
      {profile.rules && (
        <>
          <h3>{t('configTitle')}</h3>
          <KeyRuleTable rules={profile.rules} />
        </>
      )}
      <KeyListEditor profile={profile} change={change} />
    </div>
  );
}

interface KeyListProps {
  profile: Profile;
  change: (next: Partial<Profile>) => Promise<string | undefined>;
}

/** The front-matter keys of a format, to edit, order, remove and add. */
function KeyListEditor({ profile, change }: KeyListProps) {
  const { keys } = profile;
  const changeKey = (at: number, key: FrontMatterKey) => change({ keys: keys.with(at, key) });
  const move = (at: number, by: number) => void change(moveKey(profile, at, by));
  return (
    <>
      <h3>{t('formatKeys')}</h3>
      <ol class="keys">
        {keys.map((key, at) => {
          const name = formatKeyName(key);
          return (
            <li key={name}>
              <TextSetting
                label={name}
                code
                placeholder={t('evidenceLeaveOut')}
                value={key.from ?? (key.constant === undefined ? '' : JSON.stringify(key.constant))}
                save={(text) => changeKey(at, setKeyValue(key, text))}
              />
              <button
                type="button"
                class="icon"
                aria-label={t('keyUp', name)}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t('keyDown', name)}
                disabled={at === keys.length - 1}
                onClick={() => move(at, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t('keyRemove', name)}
                onClick={() => change({ keys: keys.toSpliced(at, 1) })}
              >
                ×
              </button>
            </li>
          );
        })}
      </ol>
      <TextSetting
        label={t('keyAdd')}
        code
        value=""
        save={(name) => {
          if (!name) return undefined;
          if (keys.some((key) => formatKeyName(key) === name)) return t('keyThere', name);
          return change({ keys: [...keys, { name }] });
        }}
      />
    </>
  );
}

export const formatKeyName = (key: FrontMatterKey): string => (key.table ? `${key.table}.${key.name}` : key.name);

/**
 * Sets the value of a front matter key. JSON (quoted text, a number, `true`) becomes a constant, other text an expression.
 */
function setKeyValue({ from: _, constant: __, ...key }: FrontMatterKey, text: string): FrontMatterKey {
  if (!text) return key;
  try {
    return { ...key, constant: JSON.parse(text) };
  } catch {
    // `text` is not JSON, so it is an expression.
    return { ...key, from: text };
  }
}
