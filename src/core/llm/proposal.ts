/** Turns a model's response into a proposal for the user, with the statements that the article does not support. */
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
import { collapseSpaces } from '../text/collapse-spaces.ts';
import type { ModelAnswer } from './model-answer.ts';
import { MAX_SENTENCES_PER_POINT } from './number-sentences.ts';
import type { Preferences } from './prompt.ts';

/** A text that the model proposes. A text with faults is marked, and applied only when the user selects it. */
export interface ProposedText {
  text: string;
  faults: GroundingFault[];
}

export interface ProposedPoint extends KeyPoint {
  grounding: GroundingResult;
  isGrounded: boolean;
}

/** A remark on the proposal, which the interface shows to the user. */
export type ProposalNote = 'cut' | 'mended' | 'partial' | 'broken' | 'window';

/** A proposal to the user. It holds only plain data, since proposals are stored. */
export interface Proposal {
  title: ProposedText;
  excerpt: ProposedText;
  introduction: ProposedText;
  closing: ProposedText;
  points: ProposedPoint[];
  tags: string[];
  categories: string[];
  /** Share of the points that the article supports, 0 to 1. */
  groundedShare: number;
  notes: ProposalNote[];
}

/**
 * Matches the tag of an HTML element. Other words in angle brackets, such as `List<string>`, belong to the article's text.
 */
const HTML_ELEMENT =
  /^<\/?(?:a|b|i|u|p|s|em|strong|br|hr|h[1-6]|div|span|ul|ol|li|dl|dt|dd|table|t[rdh]|tbody|thead|img|video|audio|source|svg|math|script|style|iframe|object|embed|form|input|button|select|textarea|link|meta|base|body|html|head|title|template|details|summary|marquee|noscript|portal|code|pre|blockquote|sub|sup|mark|small|font|center|figure|article|section|main|nav|header|footer|aside)\b/i;
const removeMarkupTag = (tag: string): string =>
  /^<[\p{L}\w.,[\]]+>$/u.test(tag) && !HTML_ELEMENT.test(tag) ? tag : ' ';

/**
 * Converts a model's text to plain text: removes tags, links, pictures, block markers and invisible characters. A bare
 * address stays in the text and is looked up in the article like a name.
 */
export function toPlainText(text: string): string {
  return collapseSpaces(
    text
      .replace(
        // Removes bidirectional overrides, zero-width characters, tag characters and controls.
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

/**
 * Checks a model's point. Where the model names no sentence, the check finds some itself; a point that gathers its words from
 * more sentences than a point may rest on is nonsense, even if each word is in the article.
 */
function checkPoint(point: Pick<KeyPoint, 'text' | 'quote'>, source: GroundingSource): GroundingResult {
  const grounding = checkGrounding(point, source);
  const found = grounding.matches.filter(({ how }) => how === 'found');
  if (found.length <= MAX_SENTENCES_PER_POINT || grounding.faults.length > 0) return grounding;
  return { ...grounding, faults: [{ kind: 'support', why: 'elsewhere', start: 0, end: point.text.length }] };
}

/** Whether a text says anything: a small model may write a comma in place of a point. */
const hasWord = (text: string): boolean => tokenizeWords(text).length > 0;

/** Builds the proposal from a model's response. The same response always gives the same proposal. */
export function buildProposal(
  answer: ModelAnswer,
  source: GroundingSource,
  preferences: Pick<Preferences, 'points' | 'tags' | 'categories'>,
  notes: ProposalNote[],
): Proposal {
  const checkText = (given: string): ProposedText => {
    const text = toPlainText(given);
    return { text, faults: checkGrounding({ text, quote: '' }, source).faults };
  };
  const points: ProposedPoint[] = [];
  for (const answerPoint of answer.points) {
    const text = toPlainText(answerPoint.text);
    if (!hasWord(text) || points.some((other) => other.text === text)) continue;
    const grounding = checkPoint({ text, quote: answerPoint.quote }, source);
    const label = toPlainText(answerPoint.label);
    // A label is dropped when it states something that the article lacks.
    const labelIsGrounded = label.length < 60 && checkGrounding({ text: label, quote: '' }, source).faults.length === 0;
    points.push({
      ...(hasWord(label) && labelIsGrounded ? { label } : {}),
      text,
      quote: grounding.quote,
      grounding,
      isGrounded: isGrounded(grounding),
    });
  }
  const getPlace = ({ grounding }: ProposedPoint) => grounding.matches[0]?.first ?? Number.MAX_SAFE_INTEGER;
  points.sort((one, other) => getPlace(one) - getPlace(other));
  return {
    title: checkText(answer.title),
    excerpt: checkText(answer.excerpt),
    introduction: checkText(answer.introduction),
    closing: checkText(answer.closing),
    points,
    tags: matchBlogTerms(answer.tags, preferences.tags, (tag) => isInArticle(tag, source)),
    categories: matchBlogTerms(answer.categories, preferences.categories, () => false),
    groundedShare: computeGroundedShare(points.map(({ grounding }) => grounding)),
    notes,
  };
}

/**
 * Returns tags or categories in the blog's spelling. Values that the blog lacks are returned only if `isAllowed` accepts
 * them.
 */
function matchBlogTerms(given: string[], blog: string[], isAllowed: (value: string) => boolean): string[] {
  const blogSpelling = new Map(blog.map((value) => [toTagKey(value), value]));
  const all = given.map(toPlainText).flatMap((value) => {
    const spelling = blogSpelling.get(toTagKey(value));
    return spelling ? [spelling] : value && isAllowed(value) ? [value] : [];
  });
  return [...new Set(all)];
}

/**
 * Whether a new tag fits the article: it has one to three words, and occurs in the article twice, or once if the title
 * contains its first word.
 */
function isInArticle(tag: string, { allText, front }: GroundingSource): boolean {
  const words = tokenizeWords(tag).map(({ word }) => word);
  const occurrences = allText.split(` ${words.join(' ')} `).length - 1;
  const isInTitle = tokenizeWords(front.split('\n')[0] ?? '').some(({ word }) => word === words[0]);
  return (
    words.length > 0 &&
    words.length < 4 &&
    tag.length < 40 &&
    !/[<>/@]/.test(tag) &&
    (occurrences > 1 || (isInTitle && occurrences > 0))
  );
}
