import { type MessageKey, t } from '../../extension/i18n.ts';
import type { UnreadableRecord } from '../../library/unreadable-records.ts';

const UNREADABLE_LABELS = {
  destination: 'unreadableDestination',
  format: 'unreadableFormat',
  tags: 'unreadableTags',
  site: 'unreadableSite',
  draft: 'unreadableDraft',
  setting: 'unreadableSetting',
  post: 'unreadablePost',
  job: 'unreadableJob',
} as const satisfies Record<UnreadableRecord['kind'], MessageKey>;

/** The kind and the name of a record that could not be read, in the user's language. */
export const formatUnreadable = ({ kind, name }: UnreadableRecord): string => t(UNREADABLE_LABELS[kind], name);
