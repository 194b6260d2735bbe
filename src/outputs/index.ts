import { clipboard } from './clipboard.ts';
import { download } from './download.ts';
import { folder } from './folder.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { micropub } from './micropub.ts';
import type { Output } from './output.ts';
import { webdav } from './webdav.ts';
import { webhook } from './webhook.ts';

export { baseOf, folderOf, patternsOf, requestOrigin } from './address.ts';
export { Conflict, type Existing, Failed, PASSING, type Trouble } from './failed.ts';
export type { Folder } from './folder-access.ts';
export { hostsOf } from './images.ts';
export { begun, isDue, type Job, newJob, perform, resumed } from './job.ts';
export { type Lookup, lookUpRedirect } from './look-up-redirect.ts';
export type { Asset, Field, Output, Parcel, State, Values, World } from './output.ts';
export {
  type Fetch,
  fetchPublicFile,
  LARGEST_ANSWER,
  RequestError,
  readUpTo,
  sendRequest,
} from './send-request.ts';
export { askedFor, filled, stateOf, takesFiles } from './state.ts';
export { clipboard, download, github };

/** Every destination. To add one: a file in this folder, and a line here. */
export const outputs: Output[] = [clipboard, download, github, gitlab, gitea, folder, webdav, micropub, webhook];

export const outputOf = (id: string): Output | undefined => outputs.find((output) => output.id === id);
