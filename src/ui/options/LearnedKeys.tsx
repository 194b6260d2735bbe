import { useId } from 'preact/hooks';
import type { KeyFit, LearnFormatResult } from '../../core/format/learn/learn-format.ts';
import type { KeyRule, Profile } from '../../core/format/profile.ts';
import type { Json } from '../../core/json.ts';
import { t } from '../../extension/i18n.ts';
import { formatKeyName } from './KeyListEditor.tsx';

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
  const setConstant = (name: string, value: Json) =>
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
                <ConstantField
                  rule={profile.rules?.find((rule) => rule.key === key.name)}
                  set={(value) => setConstant(key.name, value)}
                />
              ) : (
                <code>{key.rule}</code>
              )}
              <HabitNotes {...key} />
            </td>
            <td class="number">{key.seen > 0 && `${key.agree}/${key.seen}`}</td>
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

/** A field for a key's fixed value: a list of the values that the blog accepts, if its configuration names them. */
function ConstantField({ rule, set }: { rule: KeyRule | undefined; set: (value: Json) => void }) {
  const id = useId();
  const values = rule?.type === 'boolean' ? [true, false] : rule?.type === 'list' ? undefined : rule?.values;
  return (
    <>
      <label for={id}>{t('evidenceAsk')}</label>{' '}
      {values ? (
        <select
          id={id}
          class="boxed"
          onChange={({ currentTarget: { value } }) => set(value === '' ? '' : (values[Number(value)] ?? ''))}
        >
          <option value="">{t('evidenceLeaveOut')}</option>
          {values.map((value, at) => (
            <option key={String(value)} value={at}>
              {String(value)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          class="boxed"
          placeholder={t('evidenceLeaveOut')}
          onInput={({ currentTarget: { value } }) => set(toConstant(value, rule))}
        />
      )}
    </>
  );
}

const toConstant = (text: string, rule: KeyRule | undefined): Json =>
  text === '' ? '' : rule?.type === 'number' ? Number(text) : rule?.type === 'list' ? [text] : text;

/** Says where the posts disagree about how a key is written, since the format follows the newest of them. */
function HabitNotes({ seen, identical, earlierUntil }: KeyFit) {
  return (
    <>
      {identical < seen && <p class="hint">{t('evidenceDisagree', identical, seen)}</p>}
      {earlierUntil !== undefined && (
        <p class="hint">
          {t('evidenceEarlier', new Date(`${earlierUntil}T12:00`).toLocaleDateString([], { dateStyle: 'medium' }))}
        </p>
      )}
    </>
  );
}
