import { t } from '../../extension/i18n.ts';
import { POINT_LENGTHS, POINT_NUMBERS, type Settings } from '../../storage/settings.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { ModelSection } from './ModelSection.tsx';
import { OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { SettingEntry } from './SettingEntry.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';

/** Options for the built-in summarizer and for the language model that may improve posts. */
export function SummarySection({ stored: { settings }, set, showToast }: SectionProps) {
  const texts = { name: t('engine_extractive_name'), help: t('engine_extractive_help') };
  const keywords = [
    t('setting_points'),
    t('setting_pointLength'),
    t('setting_pointLabels'),
    t('setting_thirdPerson'),
    t('setting_pageDescription'),
  ];
  const modelTexts = [t('proposalTitle'), t('modelHelp'), t('modelChoose'), t('modelNever')];
  const save = async (change: Partial<Settings>, label: string, value: string) => {
    const before = Object.fromEntries(Object.entries(settings).filter(([key]) => key in change));
    await set(change);
    showToast({ text: t('settingSaved', label, value), undo: () => set(before) });
  };
  const saveSwitch = (change: Partial<Settings>, label: string, on: boolean) =>
    save(change, label, t(on ? 'switchedOn' : 'switchedOff'));
  return (
    <OptionSection
      id="engines"
      title={t('enginesTitle')}
      help={t('enginesHelp')}
      words={[texts.name, texts.help, ...keywords, ...modelTexts]}
    >
      <ul class="entries">
        <SettingEntry {...texts} keywords={keywords}>
          <div class="settings">
            <ChoiceSetting
              label={t('setting_points')}
              value={String(settings.points)}
              choices={POINT_NUMBERS.map((number) => [String(number), describePoints(number)])}
              save={(points) => save({ points: Number(points) }, t('setting_points'), describePoints(Number(points)))}
            />
            <ChoiceSetting
              label={t('setting_pointLength')}
              value={settings.pointLength}
              choices={POINT_LENGTHS.map((length) => [length, describeLength(length)])}
              save={(pointLength) => save({ pointLength }, t('setting_pointLength'), describeLength(pointLength))}
            />
            <SwitchSetting
              label={t('setting_pointLabels')}
              on={settings.pointLabels}
              save={(pointLabels) => saveSwitch({ pointLabels }, t('setting_pointLabels'), pointLabels)}
            />
            <SwitchSetting
              label={t('setting_thirdPerson')}
              help={t('setting_thirdPerson_help')}
              on={settings.thirdPerson}
              save={(thirdPerson) => saveSwitch({ thirdPerson }, t('setting_thirdPerson'), thirdPerson)}
            />
            <SwitchSetting
              label={t('setting_pageDescription')}
              help={t('setting_pageDescription_help')}
              on={settings.pageDescription}
              save={(pageDescription) => saveSwitch({ pageDescription }, t('setting_pageDescription'), pageDescription)}
            />
          </div>
        </SettingEntry>
      </ul>
      <ModelSection showToast={showToast} />
    </OptionSection>
  );
}

const describePoints = (points: number): string => (points === 0 ? t('pointsAsArticle') : String(points));
const describeLength = (length: string): string => t(length === 'short' ? 'pointLengthShort' : 'pointLengthNormal');
