import { t } from '../../extension/i18n.ts';
import { ProblemReport } from '../components/ProblemReport.tsx';
import { useEditor } from './editor-context.ts';
import { ModalDialog } from './ModalDialog.tsx';

/** The dialog with a bug report on a page that Precis read wrongly. */
export function ReportDialog() {
  const { pageDraft, showDialog } = useEditor();
  const { article } = pageDraft;
  return (
    <ModalDialog title={t('reportTitle')} class="report-dialog" onClose={() => showDialog(null)}>
      <p>{t('reportHelp')}</p>
      <ProblemReport page={{ url: article.url, article }} />
    </ModalDialog>
  );
}
