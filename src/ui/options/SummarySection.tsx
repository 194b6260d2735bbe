import { type MessageKey, t } from '../../extension/i18n.ts';
import type { Field } from '../../publishing/destinations/index.ts';
import { summarizers } from '../../rewriting/providers/index.ts';
import type { Settings } from '../../storage/settings.ts';
import { ModelSection } from './ModelSection.tsx';
import { OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { SettingEntry } from './SettingEntry.tsx';
import { TextSetting } from './TextSetting.tsx';

const getSummarizerTexts = (id: string) => ({
  name: t(`engine_${id}_name` as MessageKey),
  help: t(`engine_${id}_help` as MessageKey),
});

/** What summarizes: each with what it is, and a form of the fields that it declares. */
export function SummarySection({ stored, set, tell }: SectionProps) {
  const all = summarizers.flatMap((engine) => {
    const { name, help } = getSummarizerTexts(engine.id);
    return [name, help, ...engine.fields.map(getFieldLabel)];
  });
  all.push(t('proposalTitle'), t('modelHelp'), t('modelChoose'), t('modelNever'));
  return (
    <OptionSection id="engines" title={t('enginesTitle')} help={t('enginesHelp')} words={all}>
      <ul class="entries">
        {summarizers.map((engine) => (
          <SettingEntry key={engine.id} {...getSummarizerTexts(engine.id)} keywords={engine.fields.map(getFieldLabel)}>
            {engine.fields.map((field) => (
              <NumberField
                key={field.key}
                field={field}
                value={Number(stored.settings[field.key as keyof Settings])}
                save={async (value) => {
                  const before = stored.settings[field.key as keyof Settings];
                  await set({ [field.key]: value });
                  const undo = () => set({ [field.key]: before });
                  tell({ text: t('settingSaved', getFieldLabel(field), value), undo });
                }}
              />
            ))}
          </SettingEntry>
        ))}
      </ul>
      <ModelSection tell={tell} />
    </OptionSection>
  );
}

const getFieldLabel = ({ label }: Field) => t(label);

function NumberField({ field, value, save }: { field: Field; value: number; save: (value: number) => void }) {
  const [min, max] = field.range ?? [0, Number.MAX_SAFE_INTEGER];
  return (
    <TextSetting
      label={getFieldLabel(field)}
      type="number"
      range={[min, max]}
      value={String(value)}
      save={(text) => {
        const number = Number(text);
        if (!text || !Number.isInteger(number) || number < min || number > max) return t('settingRange', min, max);
        return save(number);
      }}
    />
  );
}
