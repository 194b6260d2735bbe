/** Digits in which weights files store numbers: printable characters that are safe inside a JSON string. */
export const PACKED_DIGITS =
  '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~';
const BASE = PACKED_DIGITS.length;

/** The value of each digit, by its character code. */
const DIGIT_VALUES = new Uint8Array(128);
for (let value = 0; value < BASE; value++) DIGIT_VALUES[PACKED_DIGITS.charCodeAt(value)] = value;

/** Returns the value of the digit at `at`. */
export const unpackDigit = (text: string, at: number): number => DIGIT_VALUES[text.charCodeAt(at)] as number;

/** Returns the largest whole number that `width` digits hold. The smallest is its negative. */
export const getPackedLimit = (width: number): number => (BASE ** width - 1) / 2;

/** Packs a number into `width` digits. The number is rounded, and clamped to the limit. */
export function packNumber(value: number, width: number): string {
  const limit = getPackedLimit(width);
  let rest = Math.max(-limit, Math.min(limit, Math.round(value))) + limit;
  let digits = '';
  for (let place = 0; place < width; place++) {
    digits = PACKED_DIGITS.charAt(rest % BASE) + digits;
    rest = Math.floor(rest / BASE);
  }
  return digits;
}

/** Unpacks the number that starts at `at` and has `width` digits. */
export function unpackNumber(text: string, at: number, width: number): number {
  let value = 0;
  for (let place = at; place < at + width; place++) value = value * BASE + unpackDigit(text, place);
  return value - getPackedLimit(width);
}
