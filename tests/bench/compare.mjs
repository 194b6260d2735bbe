/**
 * Compares programs on the same inputs, one right after the other, as ratios of their times. On a shared machine,
 * ratios tell more than absolute wall-clock times.
 */

/** Returns the quantile of a list: `share` of the values are smaller (0.5: the median). */
export const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
export const median = (values) => quantile(values, 0.5);

/** Rotates the names by one position each round, so that no program always runs first or last. */
export const rotateNames = (names, round) => names.map((_, at) => names[(at + round) % names.length]);

/**
 * Prints how slow each program is compared with the first one: the median, the 10th and the 90th percentile, over all
 * inputs, of the ratio of their times.
 * @param {Record<string, number[]>} times program → milliseconds for each input; NaN where the program failed on the
 * input
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
 * @param {Record<string, (input: any) => unknown>} contestants the first one is the baseline of the ratios
 * @param {(() => any)[]} inputs each creates a new input; the time of creating it is not measured
 */
export async function compareTimes(title, contestants, inputs, rounds) {
  const names = Object.keys(contestants);
  // The other libraries print long errors about pages that they can't read.
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
          // A program that fails on an input gets no time for that input.
        }
      }
  Object.assign(console, { error, warn, log });
  const middles = Object.entries(times).map(([name, all]) => [
    name,
    all.map((one) => (one.length ? median(one) : NaN)),
  ]);
  printRatios(`${title} (${inputs.length} inputs, ${rounds} rounds)`, Object.fromEntries(middles));
}
