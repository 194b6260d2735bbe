/** Contestants on the same inputs, one right after the other, as ratios: what wall-clock times on a shared machine can tell. */

/** The value below which `share` of the values are. */
export const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
export const median = (values) => quantile(values, 0.5);

/** The names in another order each round, so that none always meets a cold or a warm machine. */
export const rotateNames = (names, round) => names.map((_, at) => names[(at + round) % names.length]);

/**
 * Prints, for each contestant, the median over inputs of its time as a ratio to the first one's on the same input, and the
 * 10th and 90th percentile of that ratio.
 * @param {Record<string, number[]>} times by contestant: milliseconds on each input, NaN where it could not take it
 */
export function printRatios(title, times) {
  console.log(`\n${title}`);
  const [base] = Object.keys(times);
  for (const [name, all] of Object.entries(times)) {
    const both = all.flatMap((mine, at) => (mine > 0 && times[base][at] > 0 ? [[mine, times[base][at]]] : []));
    if (both.length === 0) {
      console.log(`  ${name.padEnd(26)} takes none of them`);
      continue;
    }
    const ratios = both.map(([mine, its]) => mine / its);
    const spread = `${quantile(ratios, 0.1).toFixed(2)}–${quantile(ratios, 0.9).toFixed(2)}`;
    const middle = median(both.map(([mine]) => mine)).toFixed(2);
    console.log(
      `  ${name.padEnd(26)} ×${median(ratios).toFixed(2)} of ${base} (${spread})   median ${middle} ms   ${both.length} inputs`,
    );
  }
}

/**
 * Times functions against each other in this process.
 * @param {Record<string, (input: any) => unknown>} contestants the first is what the others are held against
 * @param {(() => any)[]} inputs each makes a fresh input; making it is not timed
 */
export async function compareTimes(title, contestants, inputs, rounds) {
  const names = Object.keys(contestants);
  // Peers report pages that they stumble over at length.
  const { error, warn, log } = console;
  console.error = console.warn = console.log = () => undefined;
  const times = Object.fromEntries(names.map((name) => [name, inputs.map(() => [])]));
  for (let round = 0; round < rounds; round += 1)
    for (const [index, fresh] of inputs.entries())
      for (const name of rotateNames(names, round)) {
        const input = fresh();
        const start = performance.now();
        try {
          await contestants[name](input);
          times[name][index].push(performance.now() - start);
        } catch {
          // A peer that can't take an input is left out of it.
        }
      }
  Object.assign(console, { error, warn, log });
  const middles = Object.entries(times).map(([name, all]) => [
    name,
    all.map((one) => (one.length ? median(one) : NaN)),
  ]);
  printRatios(`${title} (${inputs.length} inputs, ${rounds} rounds)`, Object.fromEntries(middles));
}
