import { t } from '../../extension/i18n.ts';
import { ProblemReport } from '../components/ProblemReport.tsx';
import { OptionSection } from './OptionSection.tsx';

/** The section with a bug report about this browser and the failed jobs. */
export const ReportSection = () => (
  <OptionSection id="report" title={t('reportTitle')} help={t('reportHelp')}>
    <ProblemReport />
  </OptionSection>
);
