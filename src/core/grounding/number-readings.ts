/** Reads the digits of a number, whatever separates them. */

/** Matches digits in groups of three: 1,234 · 1.234.567. */
export const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** Returns every possible value of digits with separators: 1,234 may be an integer or a decimal. */
export function parseReadings(written: string): number[] {
  const bare = written.replace(/['’\s\u00a0\u202f\u2009]/g, '');
  if (/^\d+$/.test(bare)) return [Number(bare)];
  const marks = bare.replace(/\d/g, '');
  const last = bare.search(/[.,]\d*$/);
  const grouped = GROUPED.test(bare);
  const whole = Number(bare.replace(/[.,]/g, ''));
  const decimal = Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
  if (grouped) return marks.length === 1 ? [whole, decimal] : [whole];
  // Digits in Indian groups: 1,20,000.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(bare)) return [whole];
  return [decimal];
}

/** Returns the place value of the last digit that is not zero: 10,000 for 40,000. */
export function getRoundingStep(written: string, value: number): number {
  if (value === 0) return 1;
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(written)?.[1]?.length ?? 0;
  let step = 10 ** -decimals;
  for (let rest = Math.round(value / step); rest % 10 === 0 && rest > 0; rest /= 10) step *= 10;
  return step;
}
