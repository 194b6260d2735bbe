/** Whether a text has as many closing quotation marks and brackets as opening ones. */
export function isBalanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  // A German quotation ends with the sign that opens an English one.
  const pairs = text.includes('„') ? ['„“', '()', '[]'] : ['“”', '()', '[]', '«»', '「」'];
  return count('"') % 2 === 0 && pairs.every(([open = '', close = '']) => count(open) === count(close));
}
