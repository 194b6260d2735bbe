/**
 * A child process that imports one damaged file for each seed that it receives. The parent process watches the clock.
 */
import * as gate from '#built/gate';
import { fileWrongs } from './files.mjs';

process.on('message', async (seed) => process.send?.({ seed, ...(await fileWrongs(gate, seed)) }));
