import { t } from '../../extension/i18n.ts';
import type { ModelSettings } from '../../storage/model-settings.ts';
import { ChipList } from '../components/ChipList.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  settings: ModelSettings;
  set: (change: Partial<ModelSettings>) => Promise<void>;
}

/** Options for how a model should write, and for sites from which articles are never sent to a model. */
export function RewritePreferences({ settings, set }: Props) {
  return (
    <fieldset class="fields" aria-label={t('modelStyle')}>
      <TextSetting
        label={t('modelStyle')}
        help={t('modelStyleHelp')}
        value={settings.style}
        save={(style) => set({ style })}
      />
      <TextSetting
        label={t('modelLanguage')}
        help={t('modelLanguageHelp')}
        placeholder="en"
        value={settings.language}
        save={(language) =>
          language && !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language)
            ? t('modelLanguageBad', language)
            : set({ language })
        }
      />
      <SwitchSetting
        label={t('modelExamples')}
        help={t('modelExamplesHelp')}
        on={settings.examples === 'yes'}
        save={(on) => set({ examples: on ? 'yes' : '' })}
      />
      <div class="setting">
        <span aria-hidden="true">{t('modelNever')}</span>
        <ChipList label={t('modelNever')} kind="site" values={settings.never} onChange={(never) => set({ never })} />
      </div>
    </fieldset>
  );
}
