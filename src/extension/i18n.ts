import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

/** Key of a message in `public/_locales/en/messages.json`. A key that the file does not have is a type error. */
export type MessageKey = keyof typeof messages;

/** Returns a message in the browser's language, with the substitutions in place of `$1`, `$2` … */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** Returns the language (BCP 47) and the writing direction of the messages, for the attributes of `<html>`. */
export function getUiLanguage(): { lang: string; dir: string } {
  return {
    lang: browser.i18n.getMessage('@@ui_locale').replace('_', '-') || 'en',
    dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr',
  };
}
