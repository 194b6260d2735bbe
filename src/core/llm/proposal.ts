/** A model's answer → what is proposed to the person, with what was found on holding it against the article. */
import { toTagKey } from '../classify/tag-form.ts';
import {
  checkGrounding,
  computeGroundedShare,
  type GroundingFault,
  type GroundingResult,
  type GroundingSource,
  isGrounded,
} from '../grounding/index.ts';
import { tokenizeWords } from '../grounding/word-tokens.ts';
import type { KeyPoint } from '../summary.ts';
import { collapseSpaces } from '../text.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { Preferences } from './prompt.ts';

/** A text of the answer. One with faults is shown as such, and is not taken unless the person takes it. */
export interface ProposedText {
  text: string;
  faults: GroundingFault[];
}

export interface ProposedPoint extends KeyPoint {
  proof: GroundingResult;
  proved: boolean;
}

/** Something that the person should know of a proposal. */
export type ProposalNote = 'cut' | 'mended' | 'partial' | 'broken' | 'window';

/** Plain data: it is written down. */
export interface Proposal {
  title: ProposedText;
  excerpt: ProposedText;
  introduction: ProposedText;
  closing: ProposedText;
  points: ProposedPoint[];
  tags: string[];
  categories: string[];
  /** Share of the points that are proved, 0 to 1. */
  grounding: number;
  notes: ProposalNote[];
}

/** `List<string>` is a word of an article; everything else in angle brackets is markup. */
const HTML_ELEMENT =
  /^<\/?(?:a|b|i|u|p|s|em|strong|br|hr|h[1-6]|div|span|ul|ol|li|dl|dt|dd|table|t[rdh]|tbody|thead|img|video|audio|source|svg|math|script|style|iframe|object|embed|form|input|button|select|textarea|link|meta|base|body|html|head|title|template|details|summary|marquee|noscript|portal|code|pre|blockquote|sub|sup|mark|small|font|center|figure|article|section|main|nav|header|footer|aside)\b/i;
const removeMarkupTag = (tag: string): string =>
  /^<[\p{L}\w.,[\]]+>$/u.test(tag) && !HTML_ELEMENT.test(tag) ? tag : ' ';

/**
 * A model's words as text and nothing else: without tags, links, pictures, marks of blocks, and signs that can't be seen. An
 * address that is left is one of the words, and is looked for in the article like a name.
 */
export function toPlainText(text: string): string {
  return collapseSpaces(
    text
      .replace(
        // Bidirectional overrides, zero widths, tag characters, controls.
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu,
        (sign) => (sign === '\r' ? '\n' : ''),
      )
      .replace(/<(script|style|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
      .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
      .replace(/<\/?[a-z][^<>]*>/gi, removeMarkupTag)
      .replace(/<(?=[a-z/!?])(?!\p{L}[\w.,[\]]*>)/giu, '')
      .replace(/!?\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '$1')
      .replace(/!?\[([^[\]]*)\]\[[^[\]]*\]/g, '$1')
      .replace(/^[^\S\n\r\u2028\u2029]*\[[^\]]{1,999}\]:\s*\S.*$/gm, ' ')
      .replace(/^[^\S\n\r\u2028\u2029]*(?:#{1,6}|>|[-*+•]|\d{1,3}[.)])\s+/gm, '')
      .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
      .replace(/`{3,}[a-z]*/gi, ' '),
  );
}

/** What is proposed of an answer. Pure; the same answer gives the same proposal. */
export function buildProposal(
  answer: ModelAnswer,
  source: GroundingSource,
  preferences: Pick<Preferences, 'points' | 'tags' | 'categories'>,
  notes: ProposalNote[],
): Proposal {
  const held = (given: string): ProposedText => {
    const text = toPlainText(given);
    return { text, faults: checkGrounding({ text, quote: '' }, source).faults };
  };
  const points: ProposedPoint[] = [];
  for (const given of answer.points) {
    const text = toPlainText(given.text);
    if (!text || points.some((other) => other.text === text)) continue;
    const proof = checkGrounding({ text, quote: given.quote }, source);
    const label = toPlainText(given.label);
    // A label states next to nothing; one that states something the article lacks is left away.
    const good = label.length < 60 && checkGrounding({ text: label, quote: '' }, source).faults.length === 0;
    points.push({ ...(label && good ? { label } : {}), text, quote: proof.quote, proof, proved: isGrounded(proof) });
  }
  const order = ({ proof }: ProposedPoint) => proof.matches[0]?.first ?? Number.MAX_SAFE_INTEGER;
  points.sort((one, other) => order(one) - order(other));
  return {
    title: held(answer.title),
    excerpt: held(answer.excerpt),
    introduction: held(answer.introduction),
    closing: held(answer.closing),
    points,
    tags: matchBlogTerms(answer.tags, preferences.tags, (tag) => isInArticle(tag, source)),
    categories: matchBlogTerms(answer.categories, preferences.categories, () => false),
    grounding: computeGroundedShare(points.map(({ proof }) => proof)),
    notes,
  };
}

/** As the blog writes them; others only when `also` allows. */
function matchBlogTerms(given: string[], blog: string[], also: (value: string) => boolean): string[] {
  const own = new Map(blog.map((value) => [toTagKey(value), value]));
  const all = given.map(toPlainText).flatMap((value) => {
    const same = own.get(toTagKey(value));
    return same ? [same] : value && also(value) ? [value] : [];
  });
  return [...new Set(all)];
}

/** A new tag is a word or three that the title has, or the article more than once. */
function isInArticle(tag: string, { allText, front }: GroundingSource): boolean {
  const words = tokenizeWords(tag).map(({ word }) => word);
  const places = allText.split(` ${words.join(' ')} `).length - 1;
  const titled = tokenizeWords(front.split('\n')[0] ?? '').some(({ word }) => word === words[0]);
  return (
    words.length > 0 &&
    words.length < 4 &&
    tag.length < 40 &&
    !/[<>/@]/.test(tag) &&
    (places > 1 || (titled && places > 0))
  );
}
