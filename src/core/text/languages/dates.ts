/**
 * The date words of each language, by language code. They have a list of their own, since the script that reads a page must
 * be small: of each file in this folder, it carries only what this list names.
 */
export { arDates as ar } from './ar.ts';
export { daDates as da } from './da.ts';
export { deDates as de } from './de.ts';
export { enDates as en } from './en.ts';
export { esDates as es } from './es.ts';
export { fiDates as fi } from './fi.ts';
export { frDates as fr } from './fr.ts';
export { heDates as he } from './he.ts';
export { itDates as it } from './it.ts';
export { jaDates as ja } from './ja.ts';
export { koDates as ko } from './ko.ts';
export { nlDates as nl } from './nl.ts';
export { plDates as pl } from './pl.ts';
export { ptDates as pt } from './pt.ts';
export { ruDates as ru } from './ru.ts';
export { svDates as sv } from './sv.ts';
export { trDates as tr } from './tr.ts';
export { ukDates as uk } from './uk.ts';
export { viDates as vi } from './vi.ts';
export { zhDates as zh } from './zh.ts';
