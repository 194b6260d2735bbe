import { type MessageKey, t } from '../../browser/i18n.ts';
import { outputs } from '../../outputs/index.ts';
import { Entry, List } from './Engines.tsx';
import { Section } from './Section.tsx';

/** Where posts can go. */
export function Outputs() {
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const all = plain.map(({ id }) => ({
    name: t(`output_${id}_name` as MessageKey),
    help: t(`output_${id}_help` as MessageKey),
  }));
  const words = all.flatMap(({ name, help }) => [name, help]);
  return (
    <Section id="outputs" title={t('outputsTitle')} help={t('outputsHelp')} words={words}>
      <List>
        {all.map((output) => (
          <Entry key={output.name} {...output} />
        ))}
      </List>
    </Section>
  );
}
