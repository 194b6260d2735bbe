/** `npm run precis`: installs packages and builds if necessary, then runs the command line program in `precis.ts`. */
import { buildNode } from './build-node.mjs';
import { runMain, setup } from './setup.mjs';

await runMain(async () => {
  await setup();
  const { precis } = await import(await buildNode());
  return precis(process.argv.slice(2));
});
