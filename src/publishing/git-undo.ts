import type { Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import type { FileChange, GitHost } from './git-host.ts';
import { parseGitHostAddress, parseRepository } from './git-host-fields.ts';
import { BRANCH_PREFIX, escapeMentions } from './git-texts.ts';
import type { OutputContext } from './output.ts';
import {
  isBranchName,
  isGitId,
  listFilesInside,
  parseUndoData,
  requireSameEndpoint,
  type SentFile,
} from './undo-scope.ts';

/** What a receipt stores for an undo. */
export interface GitUndo {
  host: string;
  repository: string;
  branch: string;
  files: SentFile[];
  pull?: { number: number; branch: string };
}

/** Undoes a send: closes its pull request if that is not merged, else commits the files as they were before the send. */
export async function undoOnGitHost(
  host: GitHost,
  receipt: Receipt,
  values: Values,
  context: OutputContext,
): Promise<void> {
  const undo = parseGitUndo(receipt, values);
  return retryWhenMoved(async () => {
    if (undo.pull) {
      const { state } = await host.getPull(undo.pull.number);
      if (state !== 'merged') return host.closePull(undo.pull.number, undo.pull.branch);
    }
    const head = await host.findHead(undo.branch);
    if (!head) throw new JobError('branchMissing', undo.branch);
    const changes: FileChange[] = [];
    for (const { path, ours, before } of undo.files) {
      const remote = await host.findFile(path, head);
      if ((remote?.version ?? null) === before) continue;
      if (remote?.version !== ours) throw new JobError('changedThere', path);
      changes.push({ path, bytes: before === null ? null : await host.readContent(before), replacedVersion: ours });
    }
    if (changes.length === 0) return;
    const names = changes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    await host.commit(
      { name: undo.branch, head },
      undo.branch,
      context.translate('commitUndo', escapeMentions(names)),
      changes,
    );
  });
}

/** Reads the undo data of a receipt. Throws `otherPlace` when its host, repository or folder differs from the settings. */
function parseGitUndo({ undo }: Receipt, values: Values): GitUndo {
  const { host, repository, branch, files, pull } = parseUndoData(undo);
  const set = { host: parseGitHostAddress(values), repository: parseRepository(values) };
  requireSameEndpoint(host, set.host);
  // Older receipts hold the repository as the user typed it.
  if (typeof repository !== 'string' || parseRepository({ repository }) !== set.repository)
    throw new JobError('otherPlace', String(repository));
  if (!isBranchName(branch)) throw new JobError('otherPlace', String(branch));
  const own = { ...set, branch, files: listFilesInside(files, values.folder ?? '', isGitId) };
  if (pull === undefined) return own;
  const { number, branch: head } = parseUndoData(pull);
  if (!Number.isInteger(number) || !isBranchName(head) || !head.startsWith(BRANCH_PREFIX))
    throw new JobError('otherPlace', String(head));
  return { ...own, pull: { number: Number(number), branch: head } };
}

/** How often a send or undo is tried without a pause when somebody else commits in between. After that the job waits. */
const QUICK_TRIES = 4;

/** Calls `work` again at once when it fails because somebody else has committed in the meantime (`movedOn`). */
export async function retryWhenMoved<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof JobError && error.code === 'movedOn') || tries >= QUICK_TRIES) throw error;
    }
  }
}
