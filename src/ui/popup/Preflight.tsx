import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Finding } from '../../core/post/preflight.ts';
import type { Post, PostFile } from '../../core/types.ts';
import type { Blog } from '../../make-post.ts';

interface Props {
  file: PostFile;
  post: Post;
  blog: Blog;
  /** The tags that the blog has. */
  tags: string[];
}

/** Typing goes on undisturbed: the file is read back when it pauses. */
const PAUSE_MS = 250;

/** Green or red before anything leaves: the file is read back as a blog would, and what is wrong is said with its mend. */
export function Preflight({ file, post, blog, tags }: Props) {
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      // The readers of YAML and TOML are larger than the rest of the popup, so they come after it.
      const { preflight } = await import('../../core/post/preflight.ts');
      const { profile, taxonomy, paths } = blog;
      const tags = taxonomy.tags?.split('\n').map((line) => line.split('\t')[0] ?? '') ?? [];
      const around = { now: new Date().toISOString(), categories: taxonomy.categories, paths };
      const known = tags.length
        ? { ...around, tags: [...tags, ...taxonomy.categories, ...profile.tags.always] }
        : around;
      if (current) setFindings(preflight(file, post, profile, known));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [file, post, blog, tags]);
  if (!findings) return <span class="preflight" />;
  const lines = linesOf(findings);
  const worst = lines.some(({ level }) => level === 'error')
    ? 'error'
    : lines.some(({ level }) => level === 'warn')
      ? 'warn'
      : 'ok';
  const first = lines.find(({ level }) => level === worst);
  const mark = { ok: '✓', warn: '!', error: '✕' }[worst];
  if (lines.length < 2 && worst === 'ok')
    return (
      <span class="preflight ok" role="status">
        {mark} {t('preflight_ready')}
      </span>
    );
  return (
    <details class={`preflight ${worst}`}>
      <summary>
        {mark} {worst === 'ok' ? t('preflight_ready') : first?.text}
      </summary>
      <ul>
        {lines.map(({ text, level }) => (
          <li key={text} class={level}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Line {
  level: Finding['level'];
  text: string;
}

/** One line a finding; new tags share one, and are no fault: their chips are marked. */
function linesOf(findings: Finding[]): Line[] {
  const fresh = findings.flatMap((finding) => (finding.code === 'tag-new' ? [finding.tag] : []));
  const lines = findings
    .filter(({ code }) => code !== 'tag-new' && code !== 'ready')
    .map(
      (finding): Line => ({
        level: finding.level,
        text: t(keyOf(finding.code), detailOf(finding)),
      }),
    );
  return fresh.length ? [...lines, { level: 'ok', text: t('preflight_tag_new', fresh.join(', ')) }] : lines;
}

/** `no-date` → `preflight_no_date`: a locale's keys hold no hyphens. */
const keyOf = (code: Finding['code']) => `preflight_${code.replaceAll('-', '_')}` as MessageKey;

function detailOf(finding: Finding): string {
  if ('message' in finding) return finding.message;
  if ('hazard' in finding) return finding.hazard;
  if ('bytes' in finding) return String(finding.bytes);
  if ('path' in finding) return finding.path;
  if ('category' in finding) return finding.category;
  if ('marker' in finding) return finding.marker;
  if ('date' in finding) return finding.date;
  return 'key' in finding ? finding.key : '';
}
