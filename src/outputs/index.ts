import { clipboard } from './clipboard.ts';
import { download } from './download.ts';
import type { Output, World } from './output.ts';

export type { Output, World };
export { clipboard, download };

/** Every destination. To add one: a file in this folder, and a line here. */
export const outputs: Output[] = [clipboard, download];
