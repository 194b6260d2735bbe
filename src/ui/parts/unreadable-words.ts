import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Unreadable } from '../../browser/unreadable.ts';

const WORDS = {
  destination: 'unreadableDestination',
  format: 'unreadableFormat',
  tags: 'unreadableTags',
  site: 'unreadableSite',
  draft: 'unreadableDraft',
  setting: 'unreadableSetting',
  post: 'unreadablePost',
  job: 'unreadableJob',
} as const satisfies Record<Unreadable['kind'], MessageKey>;

/** What was passed over, in the user's language. */
export const wordsOfUnreadable = ({ kind, name }: Unreadable): string => t(WORDS[kind], name);
