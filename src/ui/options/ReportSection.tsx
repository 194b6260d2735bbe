import { t } from '../../extension/i18n.ts';
import { ProblemReport } from '../components/ProblemReport.tsx';
import { OptionSection } from './OptionSection.tsx';

/** What a bug report needs to know of this browser and of the jobs that failed. */
export const ReportSection = () => (
  <OptionSection id="report" title={t('reportTitle')} help={t('reportHelp')}>
    <ProblemReport />
  </OptionSection>
);
