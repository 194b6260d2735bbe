import { diffLines } from 'diff';
import { useId, useMemo, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { normalizeFolder } from '../../publishing/paths.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { resumeJob } from '../../publishing/send-post.ts';

/**
 * Compares the remote file with the file to send. The user can overwrite the remote file, choose another name, or cancel.
 */
export function ConflictResolver({ job, done }: { job: SendJob; done: () => void }) {
  const id = useId();
  const { items } = job.request;
  const single = items.length === 1 ? items[0] : undefined;
  const [name, setName] = useState(single ? suggestFileName(single.file.path) : '');
  const replace = Object.fromEntries(job.existing.map(({ path, version }) => [path, version]));
  const finish = (work: Promise<void>) => void work.then(done);
  return (
    <div class="conflict">
      {job.existing.map(({ path, text }) => {
        const ours = items.find(({ file }) => file.path === path)?.file.text;
        return (
          <section key={path} aria-label={path}>
            <p class="path" dir="ltr">
              {path}
            </p>
            {text === null || ours === undefined ? (
              <p>{t('conflictNoText')}</p>
            ) : (
              <LineDiff before={text} after={ours} />
            )}
          </section>
        );
      })}
      <div class="button-row">
        <button type="button" class="button" onClick={() => finish(resumeJob(job, { replace }))}>
          {t('conflictUpdate')}
        </button>
        <button type="button" class="button" onClick={done}>
          {t('conflictBack')}
        </button>
      </div>
      {single && (
        <form
          class="rename"
          onSubmit={(event) => {
            event.preventDefault();
            const path = normalizeFolder(name);
            if (path) finish(resumeJob(job, { items: [{ ...single, file: { ...single.file, path } }] }));
          }}
        >
          <label for={id}>{t('conflictName')}</label>
          <input id={id} dir="ltr" value={name} onInput={(event) => setName(event.currentTarget.value)} />
          <button type="submit" class="button">
            {t('conflictRename')}
          </button>
        </form>
      )}
    </div>
  );
}

const CONTEXT_LINES = 2;

function LineDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffLines(before, after), [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <pre class="lines" tabIndex={0} dir="auto">
      {parts.map(({ added, removed, value }, at) => {
        const key = `${at} ${value.length}`;
        if (!added && !removed) return <span key={key}>{shortenUnchanged(value)}</span>;
        const Mark = added ? 'ins' : 'del';
        return (
          <Mark key={key}>
            <span class="visually-hidden">{added ? t('articleDiffAdded') : t('articleDiffRemoved')} </span>
            {value}
          </Mark>
        );
      })}
    </pre>
  );
}

/** Shortens an unchanged passage to its first and last lines, which are next to a difference. */
function shortenUnchanged(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= 2 * CONTEXT_LINES + 2) return text;
  return [...lines.slice(0, CONTEXT_LINES), '…', ...lines.slice(-CONTEXT_LINES - 1)].join('\n');
}

/** Suggests another file name by counting up: `a.md` → `a-2.md` → `a-3.md`. */
function suggestFileName(path: string): string {
  const [, stem = path, number = '', ending = ''] = /^(.*?)(?:-(\d{1,2}))?(\.\w+)?$/s.exec(path) ?? [];
  return `${stem}-${number && !/-\d\d$/.test(stem) ? Number(number) + 1 : number ? `${number}-2` : 2}${ending}`;
}
