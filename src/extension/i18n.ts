import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

/** Key of a text in `public/_locales/en/messages.json`. A key that is missing there does not compile. */
export type MessageKey = keyof typeof messages;

/** The text in the browser's language, with the substitutions in place of `$1`, `$2` … */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** The language of the texts (BCP 47) and its direction, for `<html>`. */
export function getUiLanguage(): { lang: string; dir: string } {
  return {
    lang: browser.i18n.getMessage('@@ui_locale').replace('_', '-') || 'en',
    dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr',
  };
}
