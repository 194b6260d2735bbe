import type { Values } from '../storage/field.ts';

/** What so many tokens of question and answer cost, in dollars; null where the service has not said what a token costs. */
export function estimatePrice(
  tokens: { question: number; answer: number },
  { priceIn, priceOut }: Values,
): number | null {
  if (!priceIn || !priceOut) return null;
  return (tokens.question * Number(priceIn) + tokens.answer * Number(priceOut)) / 1e6;
}
