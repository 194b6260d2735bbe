import type { KeyPoint, PointChange } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { ActionButton } from './ActionButton.tsx';
import { sentenceActions } from './actions.ts';
import { splitQuote } from './draft-reducer.ts';

/** The sentences that a point comes from, and what was done to them. Nothing where the point is its sentence, word for word. */
export function PointSentences({ point: { quote, text, changes = [] } }: { point: KeyPoint }) {
  const sentences = splitQuote(quote);
  if (sentences.length < 2 && changes.length === 0 && (quote === text || quote === '')) return null;
  return (
    <div class="evidence">
      {sentences.map((sentence) => (
        <blockquote key={sentence} class="quote" dir="auto">
          {sentence}
          {sentences.length > 1 && (
            <ActionButton action={sentenceActions.showSentence} target={sentence} class="button plain" />
          )}
        </blockquote>
      ))}
      {changes.map((change) => (
        <p key={describeChange(change)} dir="auto">
          {describeChange(change)}
          {change.kind === 'name' && <q class="quote">{change.source}</q>}
        </p>
      ))}
    </div>
  );
}

/** Says in the user's language what was done to a quote. */
function describeChange(change: PointChange): string {
  if (change.kind === 'lead-in') return t('changeLeadIn', change.words);
  return change.kind === 'name' ? t('changeName', change.pronoun, change.name) : t('changeJoined');
}
