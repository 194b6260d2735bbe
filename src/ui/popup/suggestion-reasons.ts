import type { Reason, Suggestion } from '../../core/classify/taxonomy.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';

const REASON_LABELS: Record<Reason['by'], MessageKey> = {
  'page-tag': 'reasonPageTag',
  title: 'reasonTitle',
  heading: 'reasonHeading',
  lead: 'reasonLead',
  text: 'reasonText',
  word: 'reasonWord',
  'title-word': 'reasonTitleWord',
  'page-tag-word': 'reasonPageTagWord',
  feed: 'reasonFeed',
  category: 'reasonCategory',
};

/** Describes in one line why a tag or category is suggested; '' when it is not suggested. */
export function describeSuggestion(suggestion: Suggestion | undefined): string {
  return suggestion
    ? suggestion.why.map((reason) => t(REASON_LABELS[reason.by], getReasonDetail(reason))).join(' · ')
    : '';
}

function getReasonDetail(reason: Reason): string | number {
  if ('word' in reason) return reason.word;
  if ('name' in reason) return reason.name;
  return 'times' in reason ? reason.times : '';
}
