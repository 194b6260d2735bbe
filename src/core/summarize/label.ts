/** A point's label, where one is justified: a lead-in first, else a telling heading. */
import { wordCount } from '../text.ts';
import { cue } from './cues.ts';
import type { Layout, Unit } from './units.ts';

/** Marks, numbers and steps that decorate a heading or a lead-in: "1.2 ", "Step 3: ", "🚀 ". */
const DECORATION =
  /^\s*(?:(?:(?:step|part|tip|chapter|schritt|étape|paso|passo|stap|#)\s*)?\d+(?:[.)]\d*)*(?:\s*[:.)–—-])?\s+|(?:\p{Extended_Pictographic}|\ufe0f|\u200d|[✓✔•→])\s*)+/iu;

export function cleanLabel(text: string): string {
  return text
    .replace(DECORATION, '')
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f)+/gu, '')
    .replace(/(?<!\s)\s+\([^()]*\)\s*$/u, '')
    .replace(/(?<![\s:：.,;–—-])[\s:：.,;–—-]+$/u, '')
    .trim();
}

/** The label of a unit, '' when none would be good. */
export function labelOf(unit: Unit, layout: Layout, language: string): string {
  if (unit.label) {
    const label = cleanLabel(unit.label);
    if (label && wordCount(label) <= 8) return label;
  }
  const heading = cleanLabel(layout.sections[unit.section]?.heading ?? '');
  const lower = heading.toLowerCase();
  const count = wordCount(heading);
  if (!heading || count > 8 || /[?？]$/.test(heading)) return '';
  for (const name of ['closing', 'minor', 'takeaway'] as const) if (cue(name, language, 'whole').test(lower)) return '';
  return heading;
}
