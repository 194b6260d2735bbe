/** One process that takes in one spoilt file after another, as it is told; the one that tells it watches the clock. */
import * as gate from '../../dist/node/gate.mjs';
import { fileWrongs } from './files.mjs';

process.on('message', async (seed) => process.send?.({ seed, ...(await fileWrongs(gate, seed)) }));
