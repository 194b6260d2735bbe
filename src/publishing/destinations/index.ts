import type { Output } from '../output.ts';
import { clipboard } from './clipboard.ts';
import { download } from './download.ts';
import { folder } from './folder.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { micropub } from './micropub.ts';
import { webdav } from './webdav.ts';
import { webhook } from './webhook.ts';

export { lookUpRedirect, type RedirectTarget } from '../../extension/look-up-redirect.ts';
export {
  type Fetch,
  fetchPublicFile,
  MAX_RESPONSE_BYTES,
  RequestError,
  readLimited,
  sendRequest,
} from '../../extension/send-request.ts';
export { createJob, isDue, type Job, restartJob, runJob, startTry } from '../../jobs/job.ts';
export {
  ConflictError,
  type ErrorCode,
  type ExistingFile,
  SendError,
  TRANSIENT_ERRORS,
} from '../../jobs/send-error.ts';
export { normalizeBaseAddress, normalizeFolder, requestOrigin, toMatchPatterns } from '../address.ts';
export { listImageHosts } from '../fetch-images.ts';
export type { FolderAccess } from '../folder-access.ts';
export type { Asset, Field, Output, OutputContext, Readiness, SendRequest, Values } from '../output.ts';
export { acceptsFiles, checkReadiness, listActiveFields, withDefaults } from '../readiness.ts';
export { clipboard, download, github };

/** Every destination. To add one: a file in this folder, and a line here. */
export const outputs: Output[] = [clipboard, download, github, gitlab, gitea, folder, webdav, micropub, webhook];

export const findOutput = (id: string): Output | undefined => outputs.find((output) => output.id === id);
