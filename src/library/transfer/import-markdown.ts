import { parseDateParts } from '../../core/format/dates.ts';
import { parsePostFile } from '../../core/format/parse-post.ts';
import { postFromFile } from '../../core/format/post-from-file.ts';
import { printPost } from '../../core/format/print-post.ts';
import type { Profile } from '../../core/format/profile.ts';
import { getFirstLine, type ImportContext, ImportError, withSkipOnError } from './import-context.ts';
import { addForeignPost } from './import-records.ts';
import { toRfc3339 } from './json-feed.ts';

export interface MarkdownFile {
  path: string;
  text: string;
  /** Time of saving, ISO 8601; '' when the file's modification time is unrelated to the post. */
  savedAt: string;
}

/** Reads Markdown files in the format of one profile. */
export async function importMarkdown(files: MarkdownFile[], profile: Profile, context: ImportContext): Promise<void> {
  const { now, onProgress, result } = context;
  result.profile = profile.name;
  for (const [index, { path, text, savedAt }] of files.entries()) {
    if (index % 50 === 0) onProgress(index, files.length);
    await withSkipOnError(path, result, async () => {
      if (text.trim() === '') throw new ImportError('empty');
      const parsed = postFromFile(parseCached(text), path, profile);
      // The date may come from the file's name, which can contain an impossible day such as 2026-02-31.
      const post = parseDateParts(parsed.date) ? parsed : { ...parsed, date: '' };
      const key = ['file', path, post.canonical];
      await addForeignPost(
        { post, key, profile: profile.id, savedAt: savedAt || toRfc3339(post.date) || now, name: path },
        context,
      );
    });
  }
}

type PostFileParts = ReturnType<typeof parsePostFile>;

/** Parse results by file text: `findBestProfile` parses a sample of the files that `importMarkdown` reads afterwards. */
const parsedTexts = new Map<string, PostFileParts | ImportError>();

function parseCached(text: string): PostFileParts {
  let parsed = parsedTexts.get(text);
  if (parsed === undefined) {
    try {
      parsed = parsePostFile(text);
    } catch (error) {
      parsed = new ImportError('frontMatter', getFirstLine(error));
    }
    if (parsedTexts.size >= SAMPLE_SIZE) parsedTexts.clear();
    parsedTexts.set(text, parsed);
  }
  if (parsed instanceof ImportError) throw parsed;
  return parsed;
}

/** Number of files on which each profile is tried; the sample is spread evenly over all files. */
const SAMPLE_SIZE = 12;
/** Longer files are not used in the sample, because a sample file is printed once for each profile. */
const MAX_TRIED_CHARACTERS = 100_000;

/** Finds the profile whose output differs least from a sample of the files; the first one when several fit equally well. */
export function findBestProfile(
  files: Pick<MarkdownFile, 'path' | 'text'>[],
  profiles: Profile[],
): Profile | undefined {
  const step = Math.max(1, files.length / SAMPLE_SIZE);
  const sample = files
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .slice(0, SAMPLE_SIZE)
    .flatMap(({ path, text }) => {
      if (text.length > MAX_TRIED_CHARACTERS) return [];
      try {
        return [{ path, text, parts: parseCached(text) }];
      } catch {
        // `importMarkdown` reports the file.
        return [];
      }
    });
  const costs = profiles.map((profile) => sample.reduce((sum, file) => sum + measureMisfit(file, profile), 0));
  return profiles[costs.indexOf(Math.min(...costs))];
}

/** Measures how much a file differs from the profile's output: unknown or missing keys, another path, other bytes. */
function measureMisfit(
  { path, text, parts }: { path: string; text: string; parts: PostFileParts },
  profile: Profile,
): number {
  try {
    const post = postFromFile(parts, path, profile);
    const printed = printPost(post, profile);
    const misfitKeys = Object.keys(post.own ?? {}).length + (post.without?.length ?? 0);
    const language = parts.language === profile.frontMatter.language ? 0 : 10;
    return misfitKeys + language + (printed.text === text ? 0 : 3) + (printed.path === path ? 0 : 2);
  } catch {
    // A profile that fails to print the file gets the worst value.
    return 100;
  }
}
