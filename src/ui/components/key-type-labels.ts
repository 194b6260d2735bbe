import type { KeyRule } from '../../core/format/profile.ts';
import type { MessageKey } from '../../extension/i18n.ts';

/** Messages for the types and text formats of front-matter keys, such as "a date". `any` needs no words. */
export const KEY_TYPE_LABELS: Record<KeyRule['type'] | NonNullable<KeyRule['format']>, MessageKey | undefined> = {
  any: undefined,
  text: 'keyTypeText',
  number: 'keyTypeNumber',
  boolean: 'keyTypeBoolean',
  date: 'keyTypeDate',
  timestamp: 'keyTypeTimestamp',
  list: 'keyTypeList',
  map: 'keyTypeMap',
  image: 'keyTypeImage',
  url: 'keyTypeUrl',
  day: 'keyTypeDay',
  instant: 'keyTypeInstant',
};
