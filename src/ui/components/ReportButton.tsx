import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { ProblemReport, ProblemReportProps } from './ProblemReport.tsx';

/**
 * A button that a click replaces by a bug report. The report's code loads only upon the click, because few users need it.
 */
export function ReportButton(props: ProblemReportProps) {
  const [loaded, setLoaded] = useState<{ View: typeof ProblemReport } | null>(null);
  const opened = useRef<HTMLDivElement>(null);
  // Moves the focus into the report, because the focused button has disappeared.
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
