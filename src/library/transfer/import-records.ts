import { NOUN_TABLE } from '../../core/format/learn/post-nouns.ts';
import type { Post } from '../../core/post.ts';
import type { Fingerprint } from '../../core/saved-post.ts';
import { createFingerprint } from '../fingerprint.ts';
import type { ImportContext } from './import-context.ts';
import { describeRecordError, type LibraryRecord, toImportedPost } from './library-file.ts';

/** Adds a record of a library file, or leaves it out under `name`. */
export function addRecord(record: unknown, name: string, { now, result }: ImportContext): void {
  const fault = describeRecordError(record);
  if (fault) result.skipped.push({ name, why: 'invalid', detail: fault });
  else result.posts.push(toImportedPost(record as LibraryRecord, now));
}

/** A post of a file that knows nothing of Precis. */
export interface ForeignPost {
  post: Post;
  /** Source of the id, so that the same article of the same file has the same id each time. */
  key: string[];
  /** Id of the profile. */
  profile: string;
  /** ISO 8601. */
  savedAt: string;
  /** The article's own text, where the file has it. */
  text?: string;
  /** Names the post when it is left out. */
  name: string;
}

/** Adds a post of another file format, after the check that a record of a library file has to pass. */
export async function addForeignPost(
  { post, key, profile, savedAt, text = '', name }: ForeignPost,
  { now, result }: ImportContext,
): Promise<void> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key.join('\n')));
  const id = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const toRecord = (seen: Fingerprint): LibraryRecord => ({
    saved: { id, post, profile, savedAt, changedAt: savedAt, seen },
    ...(text ? { body: text } : {}),
    receipts: [],
  });
  const fault = describeRecordError(toRecord({ address: '', title: '', date: '' }));
  if (fault) result.skipped.push({ name, why: 'invalid', detail: fault });
  else {
    const seen = createFingerprint(findArticleAddress(post), post.title, post.date, text || (post.body ?? ''));
    result.posts.push({ ...toImportedPost(toRecord(seen), now), byAddress: true });
  }
}

const ADDRESS_KEYS = NOUN_TABLE.find(({ name }) => name === 'canonical')?.keys ?? [];

/** The address of the article. Where the format has no such key, a key that blogs use for it. */
function findArticleAddress({ canonical, own = {} }: Post): string {
  if (canonical) return canonical;
  const values = ADDRESS_KEYS.flatMap((key) =>
    Object.entries(own).flatMap(([name, value]) => (key.test(name.replace(/^.*\./, '')) ? [value] : [])),
  );
  return values.find((value) => typeof value === 'string' && /^https?:\/\//.test(value))?.toString() ?? '';
}
