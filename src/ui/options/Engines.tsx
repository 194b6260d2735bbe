import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Settings } from '../../browser/settings.ts';
import { engines } from '../../engines/index.ts';
import type { Field } from '../../outputs/index.ts';
import { Models } from './Models.tsx';
import type { SectionProps } from './Options.tsx';
import { Section, useFound } from './Section.tsx';
import { TextSetting } from './TextSetting.tsx';

const words = (id: string) => ({
  name: t(`engine_${id}_name` as MessageKey),
  help: t(`engine_${id}_help` as MessageKey),
});

/** What summarizes: each with what it is, and a form of the fields that it declares. */
export function Engines({ stored, set, tell }: SectionProps) {
  const all = engines.flatMap((engine) => {
    const { name, help } = words(engine.id);
    return [name, help, ...engine.fields.map(labelOf)];
  });
  all.push(t('betterTitle'), t('modelHelp'), t('modelChoose'), t('modelNever'));
  return (
    <Section id="engines" title={t('enginesTitle')} help={t('enginesHelp')} words={all}>
      <List>
        {engines.map((engine) => (
          <Entry key={engine.id} {...words(engine.id)} more={engine.fields.map(labelOf)}>
            {engine.fields.map((field) => (
              <NumberField
                key={field.key}
                field={field}
                value={Number(stored.settings[field.key as keyof Settings])}
                save={async (value) => {
                  const before = stored.settings[field.key as keyof Settings];
                  await set({ [field.key]: value });
                  const undo = () => set({ [field.key]: before });
                  tell({ text: t('settingSaved', labelOf(field), value), undo });
                }}
              />
            ))}
          </Entry>
        ))}
      </List>
      <Models tell={tell} />
    </Section>
  );
}

const labelOf = ({ label }: Field) => t(label);

function NumberField({ field, value, save }: { field: Field; value: number; save: (value: number) => void }) {
  const [min, max] = field.range ?? [0, Number.MAX_SAFE_INTEGER];
  return (
    <TextSetting
      label={labelOf(field)}
      type="number"
      min={min}
      max={max}
      value={String(value)}
      save={(text) => {
        const number = Number(text);
        if (!text || !Number.isInteger(number) || number < min || number > max) return t('settingRange', min, max);
        return save(number);
      }}
    />
  );
}

export function List({ children }: { children: preact.ComponentChildren }) {
  return <ul class="entries">{children}</ul>;
}

interface EntryProps {
  name: string;
  help: string;
  more?: string[];
  children?: preact.ComponentChildren;
}

/** One thing of a list, in its own words. */
export function Entry({ name, help, more = [], children }: EntryProps) {
  const found = useFound();
  return (
    <li hidden={!found(name, help, ...more)}>
      <h3>{name}</h3>
      <p class="quiet">{help}</p>
      {children}
    </li>
  );
}
