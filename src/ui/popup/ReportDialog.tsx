import { t } from '../../extension/i18n.ts';
import { ProblemReport } from '../components/ProblemReport.tsx';
import { useEditor } from './editor-context.ts';
import { ModalDialog } from './ModalDialog.tsx';

/** The dialog with a bug report on a page that Precis read wrongly. */
export function ReportDialog() {
  const { article } = useEditor().pageDraft;
  return (
    <ModalDialog title={t('reportTitle')} class="report-dialog">
      <p>{t('reportHelp')}</p>
      <ProblemReport page={{ url: article.url, article }} />
    </ModalDialog>
  );
}
