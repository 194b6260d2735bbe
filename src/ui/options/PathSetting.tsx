import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { type PathWords, parsePathWords, printPathWords } from './path-words.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  path: string;
  change: (next: Partial<Profile>) => string | undefined;
}

/** The folder and the file name of a format's posts, in words; as a template where words can't say it. */
export function PathSetting({ path, change }: Props) {
  const words = parsePathWords(path);
  if (!words)
    return (
      <TextSetting label={t('formatPath')} type="code" live value={path} save={(next) => change({ path: next })} />
    );
  const set = (next: Partial<PathWords>) => change({ path: printPathWords({ ...words, ...next }) });
  return (
    <>
      <TextSetting label={t('formatFolder')} type="code" live value={words.folder} save={(folder) => set({ folder })} />
      <TextSetting
        label={t('fieldSlug')}
        help={t('formatFileNameHelp', '{date}', '{title}')}
        type="code"
        live
        value={words.fileName}
        save={(fileName) => (fileName ? set({ fileName }) : t('settingEmpty'))}
      />
    </>
  );
}
