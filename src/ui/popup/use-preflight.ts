import { useEffect, useState } from 'preact/hooks';
import type { PostFile } from '../../core/post.ts';
import type { Blog } from '../../drafting/create-post.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { Finding } from './run-preflight.ts';

/** Milliseconds. The preflight check waits for such a pause, so that it does not slow down typing. */
const TYPING_PAUSE_MS = 250;

/** Returns the findings of the preflight check of a file; null before the first result. */
export function usePreflight(file: PostFile | { error: string }, draft: Draft, blog: Blog): Finding[] | null {
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      if ('error' in file) return setFindings([{ level: 'error', code: 'format-refused', message: file.error }]);
      const { runPreflight } = await import('./run-preflight.ts');
      if (isCurrent) setFindings(runPreflight(file, draft, blog, new Date().toISOString()));
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [file, draft.post, blog]);
  return findings;
}
