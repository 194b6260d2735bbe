/** The path of a format in words: `_posts` and `{date}-{title}.md` instead of a Liquid template. */
export interface PathWords {
  /** Folder of published posts, without a slash at its end; '' for the blog's root. */
  folder: string;
  fileName: string;
  /** Condition (Liquid) and path in words of drafts, in a format that keeps them elsewhere. */
  drafts?: { condition: string; path: string };
}

/** What a path in words may contain, and the Liquid that it stands for. A dash after the date belongs to the date. */
const PLACEHOLDERS: [word: string, liquid: string][] = [
  ['{date}-', '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}'],
  ['{date}', '{{ date | date: "%Y-%m-%d" }}'],
  ['{year}', '{{ date | date: "%Y" }}'],
  ['{month}', '{{ date | date: "%m" }}'],
  ['{day}', '{{ date | date: "%d" }}'],
  ['{title}', '{{ slug }}'],
];

/** A branch between drafts and published posts; no path has more than one. */
const DRAFT_BRANCH = /\{% if (draft|draft or date == "") %\}([^%]{0,1000})\{% else %\}([^%]{0,1000})\{% endif %\}/;

/** Reads a path template; returns null when it contains more than dates, the title and a folder for drafts. */
export function parsePathWords(template: string): PathWords | null {
  let path = template;
  for (const [word, liquid] of PLACEHOLDERS) path = path.replaceAll(liquid, word);
  const [branch = '', condition, draft = '', published = ''] = DRAFT_BRANCH.exec(path) ?? [];
  const drafts = condition ? { condition, path: path.replace(branch, draft) } : undefined;
  path = path.replace(branch, published);
  if (/\{[{%]/.test(path + (drafts?.path ?? ''))) return null;
  const slash = path.lastIndexOf('/');
  return {
    folder: path.slice(0, Math.max(0, slash)),
    fileName: path.slice(slash + 1),
    ...(drafts ? { drafts } : {}),
  };
}

/** Prints a path in words as a Liquid template. */
export function printPathWords({ folder, fileName, drafts }: PathWords): string {
  const trimmed = folder.split('/').filter(Boolean).join('/');
  let path = trimmed ? `${trimmed}/${fileName}` : fileName;
  if (drafts) path = `{% if ${drafts.condition} %}${drafts.path}{% else %}${path}{% endif %}`;
  for (const [word, liquid] of PLACEHOLDERS) path = path.replaceAll(word, liquid);
  return path;
}
