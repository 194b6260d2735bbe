import { hasThesaurus, MEASURED_RATES } from '../../core/grounding/measured-rates.ts';
import { t } from '../../extension/i18n.ts';
import { useEditor } from './editor-context.ts';

/** Says how far “verified” can be trusted: how many false statements the check flags, or what alone it compares. */
export function CheckRates() {
  const { draft } = useEditor();
  return (
    <p class="quiet">
      {hasThesaurus(draft.article.language?.value ?? '')
        ? t('proposalCheckRates', MEASURED_RATES.falseFlagged, MEASURED_RATES.trueFlagged)
        : t('proposalCheckFacts')}
    </p>
  );
}
