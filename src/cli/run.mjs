/** `npm run precis`: sets up and builds when need be, then runs the command line in `precis.ts`. */
import { buildNode } from './build-node.mjs';
import { runMain, setup } from './setup.mjs';

await runMain(async () => {
  await setup();
  const { precis } = await import(await buildNode());
  return precis(process.argv.slice(2));
});
