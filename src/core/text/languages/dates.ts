import { arDates } from './ar.ts';
import { daDates } from './da.ts';
import { deDates } from './de.ts';
import { enDates } from './en.ts';
import { esDates } from './es.ts';
import { fiDates } from './fi.ts';
import { frDates } from './fr.ts';
import { heDates } from './he.ts';
import { itDates } from './it.ts';
import { jaDates } from './ja.ts';
import { koDates } from './ko.ts';
import type { DateWords } from './language.ts';
import { nlDates } from './nl.ts';
import { plDates } from './pl.ts';
import { ptDates } from './pt.ts';
import { ruDates } from './ru.ts';
import { svDates } from './sv.ts';
import { trDates } from './tr.ts';
import { ukDates } from './uk.ts';
import { viDates } from './vi.ts';
import { zhDates } from './zh.ts';

/**
 * The date words of each language, by language code. They have a list of their own, since the script that reads a page must
 * be small: of each file in this folder, it carries only what this list names.
 */
export const dateWords: Record<string, DateWords> = {
  ar: arDates,
  da: daDates,
  de: deDates,
  en: enDates,
  es: esDates,
  fi: fiDates,
  fr: frDates,
  he: heDates,
  it: itDates,
  ja: jaDates,
  ko: koDates,
  nl: nlDates,
  pl: plDates,
  pt: ptDates,
  ru: ruDates,
  sv: svDates,
  tr: trDates,
  uk: ukDates,
  vi: viDates,
  zh: zhDates,
};
