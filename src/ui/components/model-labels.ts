import { getUiLanguage, type MessageKey, t } from '../../extension/i18n.ts';

const getModelText = (id: string, part: 'name' | 'help') => t(`model_${id.replaceAll('-', '_')}_${part}` as MessageKey);

/** Returns the name of a model provider in the user's language. */
export const getModelName = (id: string): string => getModelText(id, 'name');
export const getModelHelp = (id: string): string => getModelText(id, 'help');

/** Returns the name of a language (BCP 47) in the user's language; the tag itself when there is none. */
export const nameLanguage = (tag: string): string => {
  try {
    return new Intl.DisplayNames(getUiLanguage().lang, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A page may name its language by something that is no tag.
    return tag;
  }
};

/** Formats a small amount of dollars. */
export const formatDollars = (dollars: number): string =>
  dollars > 0 && dollars < 0.01 ? '< $0.01' : `$${dollars.toFixed(2)}`;
