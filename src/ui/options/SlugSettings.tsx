import type { SlugRule } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  slug: SlugRule;
  save: (slug: SlugRule) => unknown;
}

/** Settings for how a format makes file names from titles. */
export function SlugSettings({ slug, save }: Props) {
  const { stopWords, ...others } = slug;
  return (
    <>
      <ChoiceSetting
        label={t('slugCase')}
        value={slug.case}
        choices={[
          ['keep', t('slugCaseKeep')],
          ['lower', t('slugCaseLower')],
        ]}
        save={(value) => save({ ...slug, case: value })}
      />
      <ChoiceSetting
        label={t('slugSymbols')}
        value={slug.symbols}
        choices={[
          ['separate', t('slugSymbolsSeparate')],
          ['drop', t('slugSymbolsDrop')],
        ]}
        save={(symbols) => save({ ...slug, symbols })}
      />
      <SwitchSetting
        label={t('slugStopWords')}
        on={stopWords === 'drop'}
        save={(on) => save(on ? { ...others, stopWords: 'drop' } : others)}
      />
      <TextSetting
        label={t('slugMax')}
        type="number"
        range={[1, 255]}
        value={String(slug.max)}
        save={(text) => save({ ...slug, max: Number(text), cut: 'word' })}
      />
    </>
  );
}
