import { t } from '../../extension/i18n.ts';
import type { Field } from '../../storage/field.ts';
import { ModelSection } from './ModelSection.tsx';
import { OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { SettingEntry } from './SettingEntry.tsx';
import { TextSetting } from './TextSetting.tsx';

/** Setting for the number of key points in a new post. */
const pointsField: Field = { key: 'points', kind: 'number', label: 'setting_points', range: [3, 9] };

/** Options for the built-in summarizer and for the language model that may improve posts. */
export function SummarySection({ stored, set, showToast }: SectionProps) {
  const texts = { name: t('engine_extractive_name'), help: t('engine_extractive_help') };
  const label = getFieldLabel(pointsField);
  const modelTexts = [t('proposalTitle'), t('modelHelp'), t('modelChoose'), t('modelNever')];
  return (
    <OptionSection
      id="engines"
      title={t('enginesTitle')}
      help={t('enginesHelp')}
      words={[texts.name, texts.help, label, ...modelTexts]}
    >
      <ul class="entries">
        <SettingEntry {...texts} keywords={[label]}>
          <NumberField
            field={pointsField}
            value={stored.settings.points}
            save={async (points) => {
              const before = stored.settings.points;
              await set({ points });
              showToast({ text: t('settingSaved', label, points), undo: () => set({ points: before }) });
            }}
          />
        </SettingEntry>
      </ul>
      <ModelSection showToast={showToast} />
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
