import { NOUN_TABLE } from '../../core/format/learn/post-nouns.ts';
import type { Post } from '../../core/post.ts';
import { getSource } from '../../core/post-source.ts';
import type { Fingerprint } from '../../core/saved-post.ts';
import { createFingerprint } from '../fingerprint.ts';
import type { ImportContext } from './import-context.ts';
import { describeRecordError, type LibraryRecord, toImportedPost } from './library-file.ts';

/** Adds a saved post of a library file to the import; an invalid one is listed as skipped under `name`. */
export function addRecord(record: unknown, name: string, { now, result }: ImportContext): void {
  const fault = describeRecordError(record);
  if (fault) result.skipped.push({ name, why: 'invalid', detail: fault });
  else result.posts.push(toImportedPost(record as LibraryRecord, now));
}

/** A post from a file format other than Precis's own, such as Markdown or bookmarks. */
export interface ForeignPost {
  post: Post;
  /** The post's id is a hash of these strings, so a repeated import of the same article gives the same id. */
  key: string[];
  /** Id of the profile with which the post is saved. */
  profile: string;
  /** Time of saving, ISO 8601. */
  savedAt: string;
  /** The text of the article, if the file contains it. */
  text?: string;
  /** The name under which the post is listed if it is skipped. */
  name: string;
}

/** Adds a post from a foreign file format, after the same validation that posts of a library file have to pass. */
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
    const seen = createFingerprint(
      findArticleAddress(post),
      post.title,
      getSource(post).date,
      text || (post.body ?? ''),
    );
    result.posts.push({ ...toImportedPost(toRecord(seen), now), byAddress: true });
  }
}

const ADDRESS_KEYS = NOUN_TABLE.find(({ name }) => name === 'canonical')?.keys ?? [];

/** Returns the address of the article, otherwise the value of a front matter key in which blogs often store it. */
function findArticleAddress({ canonical, own = {} }: Post): string {
  if (canonical) return canonical;
  const values = ADDRESS_KEYS.flatMap((key) =>
    Object.entries(own).flatMap(([name, value]) => (key.test(name.replace(/^.*\./, '')) ? [value] : [])),
  );
  return values.find((value) => typeof value === 'string' && /^https?:\/\//.test(value))?.toString() ?? '';
}
