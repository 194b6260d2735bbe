/** Recognises the kinds of article whose posts have a form of their own, by rules on structure and on the page's own words. */
import type { ArticleKind, SummaryInput } from '../summary.ts';
import { getLanguage, splitWordList, toBaseLanguage } from '../text/get-language.ts';
import type { CueKind } from '../text/languages/language.ts';
import { splitWords } from '../text/words.ts';
import { type CuePlace, getCuePattern, getCueWords } from './cue-phrases.ts';

import type { DocumentSentence, TextDocument } from './sentences.ts';
import { findUnits, type Unit } from './units.ts';

/** What the rules look at. */
interface KindFacts {
  title: string;
  language: string;
  document: TextDocument;
  units: readonly Unit[];
}

/** Matches a version in a title where it names what the article is about: "Lathe 4.2", "Lathe v4: …", "Lathe 4.2.1 released". */
const VERSION_TITLE = /^(?:\S+\s+){1,4}(?:v\d+|v?\d+\.\d+(?:\.\d+)*)(?=\s*$|\s*[-–—:|,(（]|\s+\S+\s*$)/iu;
const VERSION = /(?:^|\s)(?:v\d+|v?\d+\.\d+(?:\.\d+)*)(?=\s|$|[,:)])/iu;
/** Matches an item that opens with a quantity, as ingredients do: "200 g butter", "½ cup sugar". */
const QUANTITY = /^\s*(?:(?:ca\.|about)\s*)?(?:\d+(?:[.,/–-]\d+)?[¼½¾⅓⅔⅛]?|[¼½¾⅓⅔⅛])\s*[\p{L}(]/u;
const QUOTATION = /["“„«»「]/u;
/** A list of at least this many parts is a list article when the title tells their number; without it, of `LONG_LIST`. */
const COUNTED_LIST = 5;
const LONG_LIST = 11;
/** Least share of the sentences that are steps of an ordered list. */
const LEAST_STEP_SHARE = 0.3;
/** Number of sentences that open an article. */
const OPENING = 5;
/** Least number of study words in the opening and, per 100 words, in the whole text. */
const STUDY_WORDS = { opening: 2, density: 0.8 };
/** A report says who said what in at least this share of its sentences, and seldom speaks of its authors. */
const REPORT = { least: 3, share: 0.08, mostFirstPerson: 0.1 };

/** The rules, the more certain first. Each returns the reason: the page's words or a count that show the kind; '' for none. */
const RULES: [ArticleKind, (facts: KindFacts) => string][] = [
  ['recipe', findRecipe],
  ['questions', findAnswers],
  ['release', findRelease],
  ['steps', findSteps],
  ['list', findList],
  ['study', findStudy],
  ['news', findNews],
];

/**
 * Recognises the kind of an article; null when its post needs no form of its own, or when no rule is sure. `reason`: the
 * page's own words, or a count, that show the kind.
 */
export function recognizeKind(
  document: TextDocument,
  text: SummaryInput,
  units: readonly Unit[] = findUnits(document, toBaseLanguage(text.language)),
): { kind: ArticleKind; reason: string } | null {
  const facts: KindFacts = { title: text.title, language: toBaseLanguage(text.language), document, units };
  for (const [kind, findReason] of RULES) {
    const reason = findReason(facts);
    if (reason) return { kind, reason };
  }
  return null;
}

/** Returns the headings, and the lines that stand like headings, with a cue at a place. */
function listHeadings({ document, language }: KindFacts, cue: CueKind, place: CuePlace = 'start'): string[] {
  const pattern = getCuePattern(cue, language, place);
  const lines = document.sentences.filter(({ words, siblings }) => words <= 3 && siblings === 1);
  return [...document.sections.map(({ heading }) => heading), ...lines.map(({ text }) => text)].filter((line) =>
    pattern.test(line.toLowerCase()),
  );
}

/** A recipe has a heading for its ingredients, or a list of quantities, and steps. */
function findRecipe(facts: KindFacts): string {
  const quantities = facts.document.sentences.filter(isIngredient).length;
  const [ingredients = ''] = listHeadings(facts, 'ingredients');
  const [preparation = ''] = listHeadings(facts, 'preparation');
  const steps = facts.document.sentences.some(({ ordered }) => ordered);
  if (ingredients && preparation) return `${ingredients}, ${preparation}`;
  return quantities >= 5 && (preparation || steps) ? `${quantities} × ${preparation || '1 …'}` : '';
}

/** Whether the sentence is an item of a list without numbers that opens with a quantity. */
export const isIngredient = ({ kind, ordered, text }: DocumentSentence): boolean =>
  kind === 'item' && !ordered && QUANTITY.test(text);

/** A page of answers says so in a heading or a lead-in, and has a question in its title or opening. */
function findAnswers(facts: KindFacts): string {
  const { document, language, title } = facts;
  const question = document.sentences[findQuestion(document, language)];
  if (question) return question.text;
  const [answers = ''] = listHeadings(facts, 'answer', 'anywhere');
  return /[?？؟]\s*$/u.test(title) ? answers : '';
}

/** Returns the index of the sentence in the opening that is announced as the question ("Question: …?"); -1 without one. */
export function findQuestion({ sentences }: TextDocument, language: string): number {
  const pattern = getCuePattern('question', language, 'anywhere');
  return sentences.slice(0, OPENING).findIndex(({ text }) => {
    const [label = '', ...rest] = text.split(/[:：]/u);
    return /[?？؟]/u.test(rest.join()) && label.split(' ').length <= 3 && pattern.test(label.toLowerCase());
  });
}

/** A release names its version in the title, or groups its changes by headings. */
function findRelease(facts: KindFacts): string {
  const { title, language, document } = facts;
  const changes = [...new Set([...listHeadings(facts, 'changes', 'whole'), ...listHeadings(facts, 'breaking')])];
  if (changes.length >= 2 && changes.length >= document.sections.length / 4) return changes.slice(0, 3).join(', ');
  const isNews = getCuePattern('release', language, 'anywhere').test(title.toLowerCase());
  const versions = [...new Set(document.sections.map(({ heading }) => heading))].filter((one) => VERSION.test(one));
  const named = VERSION_TITLE.exec(title)?.[0] ?? '';
  return (isNews || changes.length) && (named || versions.length >= 2) ? named || versions.slice(0, 3).join(', ') : '';
}

/** A guide in steps numbers them, or is called "How to …" and has like parts. */
function findSteps(facts: KindFacts): string {
  const { title, language, document, units } = facts;
  const steps = document.sentences.filter(isStep);
  if (steps.length >= 3 && steps.length >= document.sentences.length * LEAST_STEP_SHARE) return `1–${steps.length}`;
  const pattern = getCuePattern('howTo', language, 'start');
  const howTo = title.split(/(?<=[:?!|–—])\s/u).find((part) => pattern.test(part.toLowerCase())) ?? '';
  return howTo && (units.length >= 3 || steps.length >= 3) ? howTo : '';
}

/** Whether the sentence is a step: in an item of a numbered list, without a lead-in and not just a link. */
export const isStep = ({ ordered, label, link }: DocumentSentence): boolean => ordered && !label && link < 0.5;

/** A list article tells in its title how many like parts it has, or has very many. */
function findList({ title, language, units }: KindFacts): string {
  const sizes = new Map<number, number>();
  for (const { group } of units) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const size = [...sizes.values()].reduce((most, count) => Math.max(most, count), 0);
  const number = readCount(title, language);
  if (size >= COUNTED_LIST && number !== null && Math.abs(number - size) <= 1) return title;
  return size >= LONG_LIST ? String(size) : '';
}

/** Returns the first small whole number of a text, in digits or words; null without one. */
function readCount(text: string, language: string): number | null {
  const words = splitWordList(getLanguage(language).numbers?.units);
  const digits = /(?<![\d.,])\d{1,2}(?![\d.,%])/.exec(text)?.[0];
  const at = words.indexOf(splitWords(text, language).find((word) => words.indexOf(word) > 0) ?? '');
  return digits ? Number(digits) : at > 0 ? at + 1 : null;
}

/** A study speaks of itself in its opening, and often after it. */
function findStudy(facts: KindFacts): string {
  const { language, document } = facts;
  const pattern = new RegExp(getCuePattern('study', language, 'anywhere').source, 'giu');
  const find = (sentences: readonly DocumentSentence[]) => sentences.flatMap(({ text }) => text.match(pattern) ?? []);
  const isAbstract = getCuePattern('study', language, 'whole');
  const abstract = document.sections.find(({ heading }) => isAbstract.test(heading.toLowerCase()));
  if (abstract) return abstract.heading;
  const opening = find(document.sentences.slice(0, OPENING));
  if (opening.length < STUDY_WORDS.opening) return '';
  const words = document.sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const isDense = find(document.sentences).length * 100 >= STUDY_WORDS.density * words;
  return isDense ? opening.slice(0, 3).join(', ') : '';
}

/** A report says who said what, and speaks in the third person but in quotations. */
function findNews({ document: { sentences }, language }: KindFacts): string {
  const pattern = getCuePattern('report', language, 'anywhere');
  const first = getCueWords('first', language);
  const isPersonal = ({ text, quoted }: DocumentSentence) =>
    !quoted && !QUOTATION.test(text) && splitWords(text, language).some((word) => first.has(word));
  const reports = sentences.flatMap(({ text }) => pattern.exec(text.toLowerCase())?.[0] ?? []);
  const isReport =
    reports.length >= Math.max(REPORT.least, sentences.length * REPORT.share) &&
    sentences.filter(isPersonal).length <= sentences.length * REPORT.mostFirstPerson;
  return isReport ? [...new Set(reports)].slice(0, 3).join(', ') : '';
}
