import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

/** Every text that a person reads has a key in `public/_locales/en/messages.json`; a missing one does not compile. */
export type MessageKey = keyof typeof messages;

/** The text in the browser's language, `$1`, `$2` … filled with the substitutions. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** The language the texts are in (BCP 47) and its direction, for `<html>`. */
export function getUiLanguage(): { lang: string; dir: string } {
  return {
    lang: browser.i18n.getMessage('@@ui_locale').replace('_', '-') || 'en',
    dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr',
  };
}
