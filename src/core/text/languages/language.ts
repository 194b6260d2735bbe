/**
 * The word lists of one language. Every list may be missing: the language then does without what the list serves. Words are
 * in lower case. In a list of words, white space separates them; in a list of phrases, `|` does.
 */
export interface Language {
  dates?: DateWords;
  /** Function words. They carry no topic, and they identify the language of a text. */
  stopWords?: string;
  /** Further words that carry no topic. Tagging knows the stop words, months, weekdays and numbers of languages with this list. */
  commonWords?: string;
  weekdays?: string;
  /** Conjunctions before the last item of a list (phrases). */
  listConjunctions?: string;
  /** Words before the number of a heading: "Step 3" (phrases). */
  partWords?: string;
  /** Conjunctions that can be dropped at the start of a sentence, since they do not affect its word order (phrases). */
  conjunctions?: string;
  /** Words after which a conjunction stays: "so that" (phrases). */
  keepConjunctionBefore?: string;
  /** Abbreviations before a name or number, such as titles: no sentence ends after them. Without the last dot. */
  abbreviations?: string;
  /**
   * Abbreviations that may end a sentence. The sentence ends there only when a capitalised function word or a quotation
   * follows. Without the last dot.
   */
  finalAbbreviations?: string;
  /** Words that end a noun phrase which goes on: "search *across* all files". */
  prepositions?: string;
  /** Words that stay in lower case inside a title. */
  smallTitleWords?: string;
  /** Words that open a sentence and are seldom part of a name. */
  sentenceOpeners?: string;
  /** Phrases that show the function of a sentence or a heading. Only those that are common in any prose. */
  cuePhrases?: Partial<Record<CueKind, string>>;
  /** Words that deny something, without accents and apostrophes. */
  negations?: string;
  /** Parts of words that deny something, in a language that is written without spaces (phrases). */
  negatingSigns?: string;
  /** The marks around a quotation, opening and closing, with the spaces inside that the language has; default `“” `. */
  quotationMarks?: readonly [string, string];
  numbers?: NumberWords;
  frame?: FrameWords;
}

/** Kinds of article that have a verb of their own in a post about them; `other` for all the rest. */
export type TellingVerb = 'other' | 'steps' | 'release' | 'questions' | 'recipe' | 'list' | 'study' | 'news';

/** The words that a post puts around what it takes from the article. The languages of the interface have them. */
export interface FrameWords {
  /** Heading of the key points. */
  keyPoints: string;
  /** Line above key points that are the article's own sentences. */
  ownWords: string;
  /** Line that leads to the article. The place of the link, whose text is the site, is `{link}`. */
  readAll: string;
  /** Heading of the closing, when the article's own conclusion has no heading. */
  conclusion: string;
  /** Line with the links for further reading. The place of the links is `{links}`. */
  furtherLinks: string;
  /** Word before the link to the source. */
  source: string;
  /** Word before the place where the user found the article. */
  via: string;
  /** Line that names the site where the article appeared first, as `{site}`. */
  firstAppeared: string;
  /** Text of the link to the article. */
  readEntire: string;
  /** Subject of a sentence about an article without a known author. */
  article: string;
  /** Last item of a list of names that is cut. */
  others: string;
  /** How a sentence of the article becomes one that names its author: `{name}`, `{verb}`, `{text}`. */
  attribution: string;
  /** The same as a subordinate clause, in a language where the clause keeps the word order of the sentence. */
  attributedClause?: string;
  /** Words that only a sentence with a verb has: without one of them it is no clause. */
  finiteVerbs?: string;
  /** Words that open a demand: such a sentence is no clause either. */
  imperatives?: string;
  /** Verbs with which a post tells what an author says, by kind of article: the forms for one author and for several. */
  tells: Record<TellingVerb, string>;
  thirdPerson: ThirdPersonRule;
}

/** How a sentence in which an article speaks of itself becomes one about its author: "In this post I show …" → "NAME shows …". */
export interface ThirdPersonRule {
  /** Sources of regular expressions for the start of the sentence. `{verb}` stands for the verbs, `{text}` for the rest. */
  patterns: readonly string[];
  /** The verbs as these sentences have them, and as the post writes them: the forms for one author and for several. */
  verbs: Record<string, string>;
  /** The sentence about the author: `{name}`, `{verb}`, `{text}`. */
  sentence: string;
  /** The same where the text is a clause that asks ("zeigt, wie …"); absent where it needs no comma. */
  clause?: string;
  /** Pronouns of the first person, and what stands for them in the third, in a language where no other word changes. */
  pronouns?: Record<string, string>;
}

/**
 * What a phrase shows. `takeaway`, `minor`, `generic` and `backMatter` are headings: `generic` names no topic, and
 * `backMatter` opens what follows the article. `farewell` addresses the reader at the end; `action` and `elsewhere` send the
 * reader away; `contents` tells what the article will say; `credit` names who made, published or pays for something; `dangling` opens a sentence that needs the one
 * before, but for `selfContained`; `interrogative` opens a question; `personal` are pronouns that mean one human being;
 * `attribution` are words of saying; `relative` opens a clause that can be omitted, and `clause` one after a comma; `first`
 * and `second` are the pronouns of these persons. `limit` to `report` tell what a sentence states: a limit, since when
 * something is available, a verdict, a caveat, news, the article's purpose, something earlier, or what somebody said.
 * `howTo` and `release` are in titles, `study` in the text; the other kinds of phrases are headings and lead-ins: `changes`
 * and `breaking` of a changelog, `ingredients` and `preparation` of a recipe, `question` and `answer`.
 */
export type CueKind =
  | 'closing'
  | 'back'
  | 'connective'
  | 'action'
  | 'elsewhere'
  | 'selfReference'
  | 'pronoun'
  | 'first'
  | 'second'
  | 'takeaway'
  | 'minor'
  | 'farewell'
  | 'limit'
  | 'availability'
  | 'verdict'
  | 'caveat'
  | 'announcement'
  | 'purpose'
  | 'earlier'
  | 'report'
  | 'generic'
  | 'interrogative'
  | 'backMatter'
  | 'contents'
  | 'credit'
  | 'dangling'
  | 'selfContained'
  | 'personal'
  | 'attribution'
  | 'relative'
  | 'howTo'
  | 'release'
  | 'changes'
  | 'breaking'
  | 'ingredients'
  | 'preparation'
  | 'question'
  | 'answer'
  | 'study'
  | 'clause';

/** Words of dates. The script that reads a page has these lists only (see dates.ts). */
export interface DateWords {
  /**
   * The months, separated by `|`: for each the full name, then abbreviations, without accents, separated by spaces. Only for
   * the languages that most pages have; `Intl` knows the others, but its first object takes 20 ms.
   */
  months?: string;
  /** Phrases. */
  today?: string;
  /** Phrases. */
  yesterday?: string;
  /** Phrases that place a span of time in the past, before or after the span. */
  ago?: string;
  /** Beginnings of the words for a span, as sources of regular expressions. */
  units?: readonly [minute: string, hour: string, day: string, week: string];
  /** Words by which a line says that its date is that of a change, as sources of regular expressions separated by `|`. */
  modified?: string;
  /** Words by which a line says that its date is that of the publication, as in `modified`. */
  published?: string;
}

/** Words for numbers. */
export interface NumberWords {
  /** The words for 1 to 19. `-`: the language writes this number as two words. */
  units?: string;
  /** The words for 20, 30, … 90. `-` as in `units`. */
  tens?: string;
  /** Returns tens and units written as one word: `zweiundzwanzig`; '' where the language writes two words. */
  joinTens?: (unit: string, ten: string) => string;
  /** Further words for small numbers: other forms, ordinals, and words such as `dozen`. */
  others?: Record<string, number>;
  /** Words that multiply the number in front of them: two hundred, 40 million. */
  multipliers?: Record<string, number>;
  /** The word between the parts of a number: two hundred and five. */
  connector?: string;
  /** Words for %, as sources of regular expressions separated by `|`. */
  percent?: string;
  /** Phrases after which a number may be rounded. */
  hedges?: string;
}
