import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { createJsonApi, sendApiRequest } from '../http.ts';
import type { Output } from '../output.ts';
import { sendWithoutReadback } from '../send-without-readback.ts';
import { parseUndoData, requireSameEndpoint } from '../undo-scope.ts';

/**
 * A blog with Micropub (W3C Recommendation of 23 May 2017), which gets a post as an h-entry in JSON. The blog writes its own
 * front matter, so only the Markdown text after the file's front matter is sent.
 */
export const micropub: Output = {
  id: 'micropub',
  delivers: 'publishes',
  fields: [
    { key: 'url', kind: 'url', label: 'outEndpoint', help: 'outEndpointHelp', required: true },
    { key: 'token', kind: 'secret', label: 'outToken', help: 'outTokenHelpMicropub', required: true },
  ],
  hosts: ({ url = '' }) => toMatchPatterns(normalizeBaseAddress(url)),
  endpoint: ({ url = '' }) => normalizeBaseAddress(url),
  needsWindow: () => false,
  async send(request, values, context) {
    const [item] = request.items;
    if (!item || request.items.length > 1) throw new JobError('oneAtATime');
    const { file, post } = item;
    const properties = Object.fromEntries(
      Object.entries({
        name: [post.title],
        content: [removeFrontMatter(file.text)],
        summary: [post.excerpt],
        category: [...post.categories, ...post.tags],
        published: [post.date],
        'mp-slug': [post.slug],
      })
        .map(([key, list]) => [key, list.filter(Boolean)] as const)
        .filter(([, list]) => list.length > 0),
    );
    const { url, headers, secrets } = readCredentials(values);
    const config = `${url}${url.includes('?') ? '&' : '?'}q=config`;
    const body = JSON.stringify({ type: ['h-entry'], properties });
    const entry = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body, unread: true };
    const { headers: answer } = await sendWithoutReadback(
      request,
      () => sendApiRequest(context, { url: config, headers, accept: [400, 404], secrets }),
      () => sendApiRequest(context, { url, ...entry, secrets }),
    );
    const location = URL.parse(answer.get('location') ?? '', url)?.href;
    const receipt = { output: 'micropub', where: location ?? new URL(url).host, at: context.now };
    return location ? { ...receipt, url: location, undo: { endpoint: url, url: location } } : receipt;
  },
  async undo(receipt, values, context) {
    const { url, headers, secrets } = readCredentials(values);
    const { endpoint, url: post } = parseUndoData(receipt.undo);
    requireSameEndpoint(endpoint, url);
    // A receipt of an older version has no endpoint: only a post on the endpoint's host is known to be this blog's.
    if (typeof post !== 'string' || (endpoint === undefined && URL.parse(post)?.host !== new URL(url).host))
      throw new JobError('otherPlace', String(post));
    const body = { action: 'delete', url: post };
    await createJsonApi(context, url, headers, secrets).request('', 'POST', body, [404, 410]);
  },
};

function readCredentials({ url: typed = '', token = '' }: Values) {
  const base = normalizeBaseAddress(typed);
  if (!base) throw new JobError('badSettings', typed);
  const url = `${base}${new URL(typed, base).search}`;
  return { url, headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' }, secrets: [token] };
}

/** Returns the text after the front matter (YAML between `---` lines, or TOML between `+++` lines). */
const removeFrontMatter = (text: string): string =>
  text.replace(/^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\1[ \t]*(?:\r?\n|$)/, '').replace(/^(?:\r?\n)+/, '');
