import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { buildProblemReport, type ReportedJob, type ReportedPage } from '../../core/problem-report.ts';
import { getUiLanguage, t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { listJobs } from '../../jobs/job-store.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import type { ProposalJob } from '../../rewriting/proposal-job.ts';
import { loadProfile } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';

const MAX_REPORTED_JOBS = 5;

export interface ProblemReportProps {
  /** The page that Precis read badly; absent when the report is not about a page. */
  page?: ReportedPage;
}

/** Shows the text of a bug report, which the user can read, edit and copy. Precis never sends the report. */
export function ProblemReport({ page }: ProblemReportProps) {
  const [text, setText] = useState('');
  const [result, setResult] = useState('');
  useEffect(() => void collectReport(page).then(setText), []);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setResult(t('reportCopied')),
      () => setResult(t('output_clipboard_failed')),
    );
  return (
    <div class="report">
      <textarea
        class="boxed code"
        aria-label={t('reportTitle')}
        dir="ltr"
        rows={9}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      <div class="button-row">
        <button type="button" class="button" onClick={() => void copy()}>
          {t('output_clipboard_name')}
        </button>
        <span role="status">{result}</span>
      </div>
    </div>
  );
}

async function collectReport(page: ReportedPage | undefined): Promise<string> {
  const [{ profile }, jobs] = await Promise.all([
    loadSettings(),
    // An error is ignored: a library that can't be opened may be the problem that the user reports.
    hasLibrary ? listFailedJobs().catch(() => []) : [],
  ]);
  return buildProblemReport({
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    language: getUiLanguage().lang,
    format: await describeFormat(profile),
    ...(page ? { page } : {}),
    jobs,
  });
}

/**
 * Returns the id of a built-in format, or `own`: the id of a user's format may contain the blog's name and stays private.
 */
async function describeFormat(id: string): Promise<string> {
  const profile = await loadProfile(id);
  if (!shipped.some((one) => one.id === profile.id)) return 'own';
  return shipped.includes(profile) ? profile.id : `${profile.id}, changed`;
}

async function listFailedJobs(): Promise<ReportedJob[]> {
  const jobs = await listJobs<SendJob | ProposalJob>(['send', 'undo', 'proposal']);
  return jobs
    .flatMap(({ kind, state, code, tries, ...job }) =>
      code ? [{ kind, target: 'output' in job ? job.output : job.model, state, code, tries }] : [],
    )
    .slice(-MAX_REPORTED_JOBS);
}
