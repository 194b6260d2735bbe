import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { ProblemReport, ProblemReportProps } from './ProblemReport.tsx';

/** Shows the text of a bug report in place of the button. Its code is loaded by the click: few users need it. */
export function ReportButton(props: ProblemReportProps) {
  const [loaded, setLoaded] = useState<{ View: typeof ProblemReport } | null>(null);
  const opened = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => opened.current?.querySelector('textarea')?.focus(), [loaded]);
  if (loaded)
    return (
      <div ref={opened} class="report-view fade">
        <p>{t('reportHelp')}</p>
        <loaded.View {...props} />
      </div>
    );
  const open = async () => {
    const module = await import('./ProblemReport.tsx');
    setLoaded({ View: module.ProblemReport });
  };
  return (
    <button type="button" class="button plain report-button" onClick={() => void open()}>
      {t('reportTitle')}
    </button>
  );
}
