import type { Values } from '../storage/field.ts';

/** Returns the price of a request and its response in dollars; null when the service publishes no price for a token. */
export function estimatePrice(
  tokens: { question: number; answer: number },
  { priceIn, priceOut }: Values,
): number | null {
  if (!priceIn || !priceOut) return null;
  return (tokens.question * Number(priceIn) + tokens.answer * Number(priceOut)) / 1e6;
}
