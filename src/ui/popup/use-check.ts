import { useEffect, useState } from 'preact/hooks';
import type { Post, PostFile } from '../../core/types.ts';
import type { Blog } from '../../make-post.ts';
import type { Finding } from './check.ts';

/** Typing goes on undisturbed: the file is read back when it pauses. */
const PAUSE_MS = 250;

/** What is found on reading the file back; null before the first time, and where there is no file. */
export function useCheck(file: PostFile | { error: string }, post: Post, blog: Blog): Finding[] | null {
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      if ('error' in file) return setFindings([{ level: 'error', code: 'format-refused', message: file.error }]);
      const { check } = await import('./check.ts');
      if (current) setFindings(check(file, post, blog, new Date().toISOString()));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [file, post, blog]);
  return findings;
}
