/** A child process that reads one mutated page for each seed that it receives. The parent process watches the clock. */
import { readFileSync } from 'node:fs';
import { findViolations } from './find-violations.mjs';
import { mutatePage } from './mutate-page.mjs';

/**
 * CPU milliseconds that reading one page may take. CPU time, unlike wall-clock time, does not grow when the machine is
 * busy.
 */
const MAX_CPU_TIME = 5_000;

const pages = JSON.parse(readFileSync(process.argv[2], 'utf8'));

process.on('message', async (seed) => {
  const { html, how } = mutatePage(pages, seed);
  const start = process.cpuUsage();
  let found;
  try {
    found = await findViolations(html, seed);
  } catch (error) {
    found = [`throws ${error instanceof Error ? error.stack : error}`];
  }
  const { user, system } = process.cpuUsage(start);
  const spent = (user + system) / 1_000;
  if (spent > MAX_CPU_TIME) found.push(`takes ${Math.round(spent)} ms`);
  process.send?.({ seed, how, spent, size: html.length, found, html: found.length ? html : '' });
});
