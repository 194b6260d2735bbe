import { useState } from 'preact/hooks';
import { moveKey } from '../../core/format/key-order.ts';
import type { FrontMatterKey, Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { KEY_FIELDS, type KeyContent, readKeyContent, setKeyContent } from './key-values.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  profile: Profile;
  change: (next: Partial<Profile>) => string | undefined;
}

/** The front-matter keys of a format: what each one holds, in words; to order, remove and add. */
export function KeyListEditor({ profile, change }: Props) {
  const { keys } = profile;
  return (
    <>
      <h3>{t('formatKeys')}</h3>
      <ol class="keys">
        {keys.map((key, at) => {
          const name = formatKeyName(key);
          return (
            <li key={name}>
              <KeyContentSetting
                name={name}
                value={key}
                set={(content) => change({ keys: keys.with(at, setKeyContent(key, content)) })}
              />
              <button
                type="button"
                class="icon"
                aria-label={t('keyUp', name)}
                disabled={at === 0}
                onClick={() => change(moveKey(profile, at, -1))}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t('keyDown', name)}
                disabled={at === keys.length - 1}
                onClick={() => change(moveKey(profile, at, 1))}
              >
                <Icon name="down" />
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t('keyRemove', name)}
                onClick={() => change({ keys: keys.toSpliced(at, 1) })}
              >
                <Icon name="cross" />
              </button>
            </li>
          );
        })}
      </ol>
      <TextSetting
        label={t('keyAdd')}
        type="code"
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

interface KeyContentProps {
  name: string;
  value: FrontMatterKey;
  set: (content: KeyContent) => string | undefined;
}

/** What one key holds: a field of the post by its name, or a fixed text or formula in a field of its own. */
function KeyContentSetting({ name, value, set }: KeyContentProps) {
  // A formula that consists of one field looks like that field, so the choice to write a formula is remembered here.
  const [isFormula, setIsFormula] = useState(false);
  const stored = readKeyContent(value);
  const content: KeyContent = isFormula ? { is: 'formula', text: value.from ?? '' } : stored;
  const choose = (chosen: string) => {
    setIsFormula(chosen === 'formula');
    if (chosen === 'fixed') set({ is: 'fixed', text: '' });
    else if (chosen === 'nothing') set({ is: 'nothing' });
    else if (chosen !== 'formula') set({ is: 'field', field: chosen });
  };
  return (
    <div class="key-content">
      <span class="code">{name}</span>
      <select
        class="boxed"
        aria-label={name}
        value={content.is === 'field' ? content.field : content.is}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {KEY_FIELDS.map(([field, label]) => (
          <option key={field} value={field}>
            {t(label)}
          </option>
        ))}
        <option value="fixed">{t('keyFixed')}</option>
        <option value="formula">{t('keyFormula')}</option>
        <option value="nothing">{t('evidenceLeaveOut')}</option>
      </select>
      {(content.is === 'fixed' || content.is === 'formula') && (
        <TextSetting
          label={t(content.is === 'fixed' ? 'keyFixedOf' : 'keyFormulaOf', name)}
          type={content.is === 'formula' ? 'code' : 'text'}
          live
          value={content.text}
          save={(text) => set({ is: content.is, text })}
        />
      )}
    </div>
  );
}

export const formatKeyName = (key: FrontMatterKey): string => (key.table ? `${key.table}.${key.name}` : key.name);
