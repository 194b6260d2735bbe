import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { ProblemReport, ProblemReportProps } from './ProblemReport.tsx';

/** Shows the text of a bug report in place of the button. Its code is loaded by the click: few users need it. */
export function ReportButton(props: ProblemReportProps) {
  const [loaded, setLoaded] = useState<{ View: typeof ProblemReport } | null>(null);
  if (loaded)
    return (
      <>
        <p>{t('reportHelp')}</p>
        <loaded.View {...props} />
      </>
    );
  const open = async () => {
    const module = await import('./ProblemReport.tsx');
    setLoaded({ View: module.ProblemReport });
  };
  return (
    <button type="button" class="button plain" onClick={() => void open()}>
      {t('reportTitle')}
    </button>
  );
}
