import { normalizeBaseAddress } from '../core/base-address.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';

/** Fields that the git hosts (GitHub, GitLab, Gitea) share. */
export const repositoryField: Field = {
  key: 'repository',
  kind: 'text',
  label: 'outRepository',
  help: 'outRepositoryHelp',
  required: true,
  example: 'owner/blog',
};
export const branchField: Field = { key: 'branch', kind: 'text', label: 'outBranch', help: 'outBranchHelp' };
export const folderField: Field = { key: 'folder', kind: 'text', label: 'outFolder', help: 'outFolderHelp' };
export const gitHostField: Field = { key: 'host', kind: 'url', label: 'outHost', help: 'outHostHelp', required: true };
/** How a post is published: as a commit or a pull request. GitHub has a field of its own, with a third way (a form). */
export const wayField: Field = {
  key: 'way',
  kind: 'choice',
  label: 'outWay',
  initial: 'commit',
  choices: [
    { value: 'commit', label: 'outWayCommit' },
    { value: 'pull', label: 'outWayPull' },
  ],
};
export const tokenField: Field = { key: 'token', kind: 'secret', label: 'outToken', required: true };

/**
 * Returns the repository as `owner/name`, also when the user pasted its address. Throws `badSettings` for any other text.
 */
export function parseRepository(values: Values): string {
  const typed = (values.repository ?? '').trim();
  const path = /^\w+:\/\//.test(typed) ? (URL.parse(typed)?.pathname ?? '') : typed;
  const names = path
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean);
  if (names.length < 2 || names.some((name) => name === '..' || name === '.' || /[\s?#]/.test(name)))
    throw new JobError('badSettings', typed);
  return names.join('/');
}

/** Returns the git host's address. Throws `badSettings` for an address that requests may not be sent to. */
export function parseGitHostAddress(values: Values): string {
  const base = normalizeBaseAddress(values.host ?? '');
  if (!base) throw new JobError('badSettings', values.host ?? '');
  return base;
}
