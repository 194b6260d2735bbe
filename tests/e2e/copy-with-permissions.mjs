import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/cli/setup.mjs';

/** Copies the extension for Chromium and grants it hosts and permissions at install, because a headless browser has nobody to ask. */
export function copyWithPermissions(name, hosts, more = []) {
  const copy = join(root, 'dist/test', name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, 'dist/chrome'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const permissions = [...manifest.permissions, ...more];
  writeFileSync(path, JSON.stringify({ ...manifest, permissions, host_permissions: hosts }));
  return copy;
}
