import { messageOf } from '../../core/message-of.ts';
import { toAbsoluteUrl } from '../../core/url.ts';
import { type ImportContext, ImportError } from './import-context.ts';
import { addForeignPost, addRecord } from './import-records.ts';
import { FEED_TITLE, isJsonFeed, PLACEHOLDER_URL, parseFeedItem, toOwnFeedPost, toRfc3339 } from './json-feed.ts';

/** Reads a library file, a backup or a JSON feed. */
export async function importJson(text: string, name: string, context: ImportContext): Promise<void> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ImportError('invalid', messageOf(error));
  }
  if (typeof value !== 'object' || value === null) throw new ImportError('notOurs');
  if ('precis' in value && typeof value.precis === 'number') {
    if (value.precis > 1) throw new ImportError('newer', String(value.precis));
    if (!('posts' in value) || !Array.isArray(value.posts)) throw new ImportError('notOurs');
    for (const [index, record] of value.posts.entries()) addRecord(record, `${name}: ${index + 1}`, context);
  } else if (isJsonFeed(value)) await importFeed(value, name, context);
  else throw new ImportError('notOurs');
}

async function importFeed(feed: object, name: string, context: ImportContext): Promise<void> {
  const { title, feed_url: url, items = [] } = feed as { title?: unknown; feed_url?: unknown; items?: unknown };
  // A feed that Precis wrote is not the source of its items: they come from many sites.
  const isOwn = title === FEED_TITLE;
  const source = {
    name: isOwn ? '' : String(title ?? ''),
    url: toAbsoluteUrl(String(url ?? ''), PLACEHOLDER_URL) ?? '',
  };
  if (!Array.isArray(items)) throw new ImportError('invalid', 'items');
  for (const [index, item] of items.entries())
    await importFeedItem(item, `${name}: ${index + 1}`, source, isOwn, context);
}

async function importFeedItem(
  item: unknown,
  name: string,
  source: { name: string; url: string },
  isOwn: boolean,
  context: ImportContext,
): Promise<void> {
  const { profiles, now, result } = context;
  if (typeof item !== 'object' || item === null) {
    result.skipped.push({ name, why: 'invalid', detail: 'must be of type object' });
    return;
  }
  // Older versions wrote the whole saved post into the property `_precis` of each feed item.
  if ('_precis' in item) return addRecord(item._precis, name, context);
  const parsed = parseFeedItem(item, source.name, source.url);
  if (!parsed) {
    result.skipped.push({ name, why: 'empty', detail: '' });
    return;
  }
  const { post, text } = isOwn ? toOwnFeedPost(parsed) : parsed;
  const key = ['feed', 'id' in item ? String(item.id) : post.canonical || post.title];
  const savedAt = toRfc3339(post.date) || now;
  await addForeignPost({ post, key, profile: profiles[0]?.id ?? '', savedAt, text, name }, context);
}
