/** Chinese, Japanese and Korean numerals. */

export const HAN_UNITS: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 1e4,
  萬: 1e4,
  億: 1e8,
  亿: 1e8,
  兆: 1e12,
  만: 1e4,
  억: 1e8,
};
const HAN_DIGITS = '〇一二三四五六七八九';
export const isHanUnit = (word: string) => word.charAt(0) in HAN_UNITS;

/** Parses Chinese and Japanese numerals: 三千二百万 → 32,000,000. */
export function parseHanNumber(written: string): number {
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const sign of written.replace('零', '〇').replace(/[两兩]/g, '二')) {
    const unit = HAN_UNITS[sign];
    if (unit === undefined) digit = digit * 10 + HAN_DIGITS.indexOf(sign);
    else if (unit < 1e4) {
      part += (digit || 1) * unit;
      digit = 0;
    } else {
      total += (part + digit || 1) * unit;
      part = 0;
      digit = 0;
    }
  }
  return total + part + digit;
}
