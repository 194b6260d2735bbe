import { computeBlobId, decodeUtf8, encodeUtf8 } from '../core/bytes.ts';
import type { Json } from '../core/json.ts';
import type { Receipt } from '../core/post.ts';
import type { Values } from '../storage/field.ts';
import { ConflictError } from './conflict-error.ts';
import type { Branch, GitHost } from './git-host.ts';
import { parseGitHostAddress, parseRepository } from './git-host-fields.ts';
import { buildBranchName, buildCommitMessage, buildPullRequestBody } from './git-texts.ts';
import { type GitUndo, retryWhenMoved } from './git-undo.ts';
import type { OutputContext, SendRequest } from './output.ts';
import { joinPath, normalizeFolder } from './paths.ts';

/**
 * Commits a request's files, or opens a pull request with the commit. Files that the branch has with the same bytes are left
 * out.
 */
export function sendToGitHost(
  host: GitHost,
  output: string,
  request: SendRequest,
  values: Values,
  context: OutputContext,
): Promise<Receipt> {
  return retryWhenMoved(async () => {
    const target = await host.open();
    const folder = normalizeFolder(values.folder ?? '');
    const contents = [
      ...request.items.map(({ file }) => ({ name: file.path, bytes: encodeUtf8(file.text) })),
      ...request.assets.map(({ path, bytes }) => ({ name: path, bytes })),
    ];
    const files = await Promise.all(
      contents.map(async ({ name, bytes }) => {
        const path = joinPath(folder, name);
        const [remote, ours] = await Promise.all([host.findFile(path, target.head), computeBlobId(bytes, target.head)]);
        return { name, path, bytes, remote, ours };
      }),
    );
    const changed = files.filter(({ remote, ours }) => remote?.version !== ours);
    const clashes = changed.flatMap(({ name, remote }) =>
      remote && request.replace[name] !== remote.version
        ? [{ path: name, version: remote.version, text: remote.bytes && decodeUtf8(remote.bytes) }]
        : [],
    );
    if (clashes.length > 0) throw new ConflictError(clashes);

    const undo: GitUndo = {
      host: parseGitHostAddress(values),
      repository: parseRepository(values),
      branch: target.name,
      files: files.map(({ path, ours, remote }) => ({ path, ours, before: remote?.version ?? null })),
    };
    const receipt = (more: Partial<Receipt>): Receipt => ({
      output,
      where: files
        .slice(0, request.items.length)
        .map(({ path }) => path)
        .join(', '),
      at: context.now,
      url: host.getFileAddress(files[0]?.path ?? '', target.name),
      ...more,
    });
    if (changed.length === 0) return receipt(await findEarlierSend(host, target, undo));

    const message = buildCommitMessage(
      request,
      changed.some(({ remote }) => remote !== null),
      context,
    );
    const changes = changed.map(({ path, bytes, remote }) => ({
      path,
      bytes,
      replacedVersion: remote?.version ?? null,
    }));
    if (values.way !== 'pull') {
      const { id, url } = await host.commit(target, target.name, message, changes);
      return receipt({ commit: id, ...(request.items.length > 1 ? { url } : {}), undo: undo as unknown as Json });
    }
    const branch = buildBranchName(request);
    const commit = (await host.findHead(branch)) ?? (await host.commit(target, branch, message, changes)).id;
    const pull =
      (await host.findPull(branch, target.name)) ??
      (await host.openPull(branch, target.name, message, buildPullRequestBody(request)));
    const undoWithPull = { ...undo, pull: { number: pull.number, branch } };
    return receipt({ commit, url: pull.url, undo: undoWithPull as unknown as Json });
  });
}

/**
 * Returns the receipt's data when an earlier try has written every file. The parent of that try's commit has the replaced
 * files.
 */
async function findEarlierSend(host: GitHost, { head }: Branch, undo: GitUndo): Promise<Partial<Receipt>> {
  const commit = await host.lastCommit(undo.files[0]?.path ?? '', head);
  if (!commit) return {};
  const files = await Promise.all(
    undo.files.map(async (file) => ({
      ...file,
      before: commit.parent ? ((await host.findFile(file.path, commit.parent))?.version ?? null) : null,
    })),
  );
  return { commit: commit.id, undo: { ...undo, files } as unknown as Json };
}
