import type { Values } from '../storage/field.ts';

/** The price of a question and its answer in dollars; null when the service does not say what a token costs. */
export function estimatePrice(
  tokens: { question: number; answer: number },
  { priceIn, priceOut }: Values,
): number | null {
  if (!priceIn || !priceOut) return null;
  return (tokens.question * Number(priceIn) + tokens.answer * Number(priceOut)) / 1e6;
}
