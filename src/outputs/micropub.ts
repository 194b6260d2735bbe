import { baseOf, patternsOf } from './address.ts';
import { Failed } from './failed.ts';
import { ask, jsonApi } from './http.ts';
import { once } from './once.ts';
import type { Output, Values } from './output.ts';
import { requireSamePlace, undoData } from './undo-scope.ts';

/**
 * A blog that speaks Micropub (W3C Recommendation of 23 May 2017): an h-entry, in its JSON syntax. The blog makes its own
 * front matter, so only what follows ours is sent, as Markdown.
 */
export const micropub: Output = {
  id: 'micropub',
  fields: [
    { key: 'url', kind: 'url', label: 'outEndpoint', help: 'outEndpointHelp', required: true },
    { key: 'token', kind: 'secret', label: 'outToken', help: 'outTokenHelpMicropub', required: true },
  ],
  hosts: ({ url = '' }) => patternsOf(baseOf(url)),
  endpoint: ({ url = '' }) => baseOf(url),
  inWindow: () => false,
  async send(parcel, values, world) {
    const [item] = parcel.items;
    if (!item || parcel.items.length > 1) throw new Failed('oneAtATime');
    const { file, post } = item;
    const properties = Object.fromEntries(
      Object.entries({
        name: [post.title],
        content: [bodyOf(file.text)],
        summary: [post.excerpt],
        category: [...post.categories, ...post.tags],
        published: [post.date],
        'mp-slug': [post.slug],
      })
        .map(([key, list]) => [key, list.filter(Boolean)] as const)
        .filter(([, list]) => list.length > 0),
    );
    const { url, headers, secrets } = access(values);
    const config = `${url}${url.includes('?') ? '&' : '?'}q=config`;
    const body = JSON.stringify({ type: ['h-entry'], properties });
    const entry = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body, unread: true };
    const { headers: answer } = await once(
      parcel,
      () => ask(world, { url: config, headers, accept: [400, 404], secrets }),
      () => ask(world, { url, ...entry, secrets }),
    );
    const place = URL.parse(answer.get('location') ?? '', url)?.href;
    const receipt = { output: 'micropub', where: place ?? new URL(url).host, at: world.now };
    return place ? { ...receipt, url: place, undo: { endpoint: url, url: place } } : receipt;
  },
  async undo(receipt, values, world) {
    const { url, headers, secrets } = access(values);
    const { endpoint, url: post } = undoData(receipt.undo);
    requireSamePlace(endpoint, url);
    // Of a receipt that doesn't say by which endpoint it went, only a post on that very host is known to be this blog's.
    if (typeof post !== 'string' || (endpoint === undefined && URL.parse(post)?.host !== new URL(url).host))
      throw new Failed('otherPlace', String(post));
    const body = { action: 'delete', url: post };
    await jsonApi(world, url, headers, secrets).request('', 'POST', body, [404, 410]);
  },
};

function access({ url: typed = '', token = '' }: Values) {
  const base = baseOf(typed);
  if (!base) throw new Failed('badSettings', typed);
  const url = `${base}${new URL(typed, base).search}`;
  return { url, headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' }, secrets: [token] };
}

/** What follows the front matter. */
const bodyOf = (text: string): string =>
  text.replace(/^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\1[ \t]*(?:\r?\n|$)/, '').replace(/^(?:\r?\n)+/, '');
