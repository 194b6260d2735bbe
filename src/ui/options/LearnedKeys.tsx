import type { KeyFit, LearnFormatResult } from '../../core/format/learn/learn-format.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { formatKeyName } from './FormatEditor.tsx';

interface Props {
  learned: LearnFormatResult;
  profile: Profile;
  change: (profile: Profile) => void;
}

const KIND_LABELS = {
  noun: 'kindNoun',
  constant: 'kindConstant',
  derived: 'kindDerived',
  asked: 'keyKindAsked',
} as const satisfies Record<KeyFit['kind'], string>;

/**
 * Table of the front matter keys with the rule inferred for each key, and how many examples agree with the rule. For a key
 * without a rule, the user can enter a fixed value.
 */
export function LearnedKeys({ learned, profile, change }: Props) {
  const setConstant = (name: string, value: string) =>
    change({
      ...profile,
      keys: profile.keys.map((key) => {
        if (formatKeyName(key) !== name) return key;
        const { constant: _, ...rest } = key;
        return value === '' ? rest : { ...rest, constant: value };
      }),
    });
  return (
    <table class="evidence">
      <thead>
        <tr>
          <th scope="col">{t('evidenceKey')}</th>
          <th scope="col">{t('evidenceKind')}</th>
          <th scope="col">{t('evidenceRule')}</th>
          <th scope="col">{t('evidenceAgree')}</th>
        </tr>
      </thead>
      <tbody>
        {learned.keys.map((key) => (
          <tr key={key.name} class={key.kind === 'asked' ? 'unexplained' : ''}>
            <th scope="row">
              <code>{key.name}</code>
            </th>
            <td>{t(KIND_LABELS[key.kind])}</td>
            <td>
              {key.kind === 'asked' ? (
                <label>
                  <span>{t('evidenceAsk')}</span>{' '}
                  <input
                    class="boxed"
                    placeholder={t('evidenceLeaveOut')}
                    onInput={(event) => setConstant(key.name, event.currentTarget.value)}
                  />
                </label>
              ) : (
                <code>{key.rule}</code>
              )}
            </td>
            <td class="number">
              {key.agree}/{key.seen}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('evidencePath')}</th>
          <td>{t('kindDerived')}</td>
          <td>
            <code>{profile.path}</code>
          </td>
          {/* Empty when all examples were pasted, because pasted posts have no file name. */}
          <td class="number">{learned.path.seen > 0 && `${learned.path.agree}/${learned.path.seen}`}</td>
        </tr>
      </tbody>
    </table>
  );
}
