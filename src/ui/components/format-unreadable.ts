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

/** Names an unreadable stored value in the user's language, by its kind and name. */
export const formatUnreadable = ({ kind, name }: UnreadableRecord): string => t(UNREADABLE_LABELS[kind], name);
