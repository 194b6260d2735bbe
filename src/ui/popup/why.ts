import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Reason, Suggestion } from '../../core/types.ts';

const WORDS: Record<Reason['by'], MessageKey> = {
  'page-tag': 'whyPageTag',
  title: 'whyTitle',
  heading: 'whyHeading',
  lead: 'whyLead',
  text: 'whyText',
  word: 'whyWord',
  'title-word': 'whyTitleWord',
  'page-tag-word': 'whyPageTagWord',
  feed: 'whyFeed',
  category: 'whyCategory',
};

/** Why a tag or a category is suggested, in one line; '' of one that is not. */
export function whyOf(suggestion: Suggestion | undefined): string {
  return suggestion ? suggestion.why.map((reason) => t(WORDS[reason.by], detailOf(reason))).join(' · ') : '';
}

function detailOf(reason: Reason): string | number {
  if ('word' in reason) return reason.word;
  if ('name' in reason) return reason.name;
  return 'times' in reason ? reason.times : '';
}
