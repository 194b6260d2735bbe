import { align } from './align.ts';
import { type Figure, figuresIn, isSame } from './figures.ts';
import { standsFor } from './names.ts';
import { denies } from './negation.ts';
import type { Sentence, Source } from './source.ts';
import { isForm, type Token, tokensOf } from './tokens.ts';

export interface Change {
  kind: 'number' | 'name' | 'negation';
  start: number;
  end: number;
}

/** A point's text, taken apart. */
interface Said {
  text: string;
  tokens: Token[];
  figures: Figure[];
  names: Token[];
}

/** Share of a point's words that must be its quote's, in order, for one to be read beside the other. */
const ALIKE = 0.5;
/** Words that stand in place of as many others; longer parts are told in other words. */
const TIGHT = 4;
/** Words that may be left out of a sentence at once with a denial among them; more are a clause of their own. */
const SHORT = 3;

/**
 * Where a point follows its quote word for word: numbers and names in place of others, and denials put in or taken out.
 */
export function changesIn({ text, tokens, figures, names }: Said, quoted: Sentence[], source: Source): Change[] {
  const { language } = source;
  const blank = (bracket: string) => ' '.repeat(bracket.length);
  const quote = quoted
    .map((sentence) => sentence.text)
    .join('\n')
    .replace(/\([^()]*\)/g, blank);
  const there = tokensOf(quote);
  const { shared, slots } = align(tokens, there);
  if (shared < tokens.length * ALIKE) return [];
  const numbers = figuresIn(quote, language);
  const times = (all: Token[], wanted: string) => all.filter(({ word }) => word === wanted).length;
  const out: Change[] = [];
  const put = (kind: Change['kind'], { start, end }: { start: number; end: number }) => out.push({ kind, start, end });
  const isName = (token: Token) =>
    names.includes(token) || (/^\p{Lu}/u.test(token.raw) && source.names.has(token.word));

  for (const [index, { here, there: missing, next }] of slots.entries()) {
    const touched = (all: Figure[], part: Token[]) =>
      all.filter((figure) => part.some((token) => token.start < figure.end && token.end > figure.start));
    const replaced = touched(numbers, missing);
    for (const figure of touched(figures, here))
      if (replaced.length > 0 && !replaced.some((other) => isSame(figure, other, text))) put('number', figure);

    const lost = missing.filter(({ word, raw }) => /^\p{Lu}/u.test(raw) && source.names.has(word));
    const changedPlaces = (one: Token, other: Token) =>
      slots
        .slice(index + 1)
        .some(
          (later) =>
            later.here.some(({ word }) => word === other.word) && later.there.some(({ word }) => word === one.word),
        );
    const tight = here.length <= TIGHT && missing.length <= TIGHT;
    for (const name of here.filter(isName)) {
      const isNew = times(there, name.word) === 0 && !there.some(({ word }) => isForm(word, name.word, language));
      const gone = lost.filter(({ word }) => times(tokens, word) < times(there, word));
      const instead = tight && isNew && gone.length > 0 && !standsFor(name, missing);
      if (instead || lost.some((other) => changedPlaces(name, other))) put('name', name);
    }

    const denied = missing.some(({ word }) => denies(word, language));
    const denying = here.find(({ word }) => denies(word, language));
    if (denying && !denied) put('negation', denying);
    // At either end a whole clause may have been left out, and its denial with it.
    const between = index > 0 && index < slots.length - 1;
    if (denied && !denying && between && missing.length <= SHORT && next) put('negation', next);
  }
  return out;
}
