import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import ours from '../../package.json' with { type: 'json' };

/**
 * Adds a file with the licences of all bundled packages, because the licences require that they are distributed with them.
 */
export function bundleLicences(): Plugin {
  const readLicence = (name: string, version: string) => {
    const folder = join(import.meta.dirname, '../../node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    if (!file) throw new Error(`${name} brings no licence: see src/cli/bundle-licences.ts.`);
    return `${name} ${version}\nhttps://www.npmjs.com/package/${name}/v/${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  };
  return {
    name: 'precis:licences',
    generateBundle() {
      const source = Object.entries(ours.dependencies).map(([name, version]) => readLicence(name, version));
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: source.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}
