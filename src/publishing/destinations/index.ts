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

/** Every output. To add an output, add a file to this folder and the output to this list. */
export const outputs: Output[] = [clipboard, download, github, gitlab, gitea, folder, webdav, micropub, webhook];

export const findOutput = (id: string): Output | undefined => outputs.find((output) => output.id === id);
