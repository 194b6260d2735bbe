/** Finds the key terms of a point. */
import type { TextDocument } from './sentences.ts';

export function findKeyTerms(_: { textDocument: TextDocument }): string[] {
  return [];
}
