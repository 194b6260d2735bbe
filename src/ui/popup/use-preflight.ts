import { useEffect, useState } from 'preact/hooks';
import type { Post, PostFile } from '../../core/post.ts';
import type { Blog } from '../../drafting/create-post.ts';
import type { Finding } from './run-preflight.ts';

/** Typing goes on undisturbed: the file is read back when it pauses. */
const TYPING_PAUSE_MS = 250;

/** What is found on reading the file back; null before the first time, and where there is no file. */
export function usePreflight(file: PostFile | { error: string }, post: Post, blog: Blog): Finding[] | null {
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      if ('error' in file) return setFindings([{ level: 'error', code: 'format-refused', message: file.error }]);
      const { runPreflight } = await import('./run-preflight.ts');
      if (current) setFindings(runPreflight(file, post, blog, new Date().toISOString()));
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [file, post, blog]);
  return findings;
}
