import type { Destination } from '../../storage/destinations.ts';
import { requestOrigin, withDefaults } from '../../storage/fields.ts';
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

export { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
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
export { type Field, requestOrigin, type Values, withDefaults } from '../../storage/fields.ts';
export { normalizeFolder } from '../address.ts';
export { listImageHosts } from '../fetch-images.ts';
export type { FolderAccess } from '../folder-access.ts';
export type { Asset, Output, OutputContext, Readiness, SendRequest } from '../output.ts';
export { acceptsFiles, checkReadiness, listActiveFields } from '../readiness.ts';
export { clipboard, download, github };

/** Every destination. To add one: a file in this folder, and a line here. */
export const outputs: Output[] = [clipboard, download, github, gitlab, gitea, folder, webdav, micropub, webhook];

export const findOutput = (id: string): Output | undefined => outputs.find((output) => output.id === id);

/** The origin that a destination's posts and secrets go to; '' when it has none. */
export function getDestinationOrigin({ output: id, values }: Pick<Destination, 'output' | 'values'>): string {
  const output = findOutput(id);
  return output ? requestOrigin(output, withDefaults(output, values)) : '';
}
