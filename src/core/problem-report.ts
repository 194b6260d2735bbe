import type { Article } from './article.ts';

/** The page that the user wanted to read, and how the reading ended. */
export interface ReportedPage {
  /** Address of the page; '' when the address is unknown. */
  url: string;
  /** Id of the reason why Precis refused to read the page. */
  refusal?: string;
  /** Message of the error that was thrown. */
  error?: string;
  article?: Article | null;
}

/** A job that failed, or that waits for its next try. */
export interface ReportedJob {
  kind: string;
  /** Id of the output, or of the model's provider. */
  target: string;
  state: string;
  /** Id of the error. */
  code: string;
  tries: number;
}

export interface ProblemFacts {
  version: string;
  /** Name and version of the browser, as in its user agent. */
  browser: string;
  /** BCP 47 tag of the interface. */
  language: string;
  /** Id of a format that comes with Precis, or a fixed word for a format that the user made. */
  format: string;
  page?: ReportedPage;
  jobs: ReportedJob[];
}

const SOURCED_FACTS = [
  'title',
  'authors',
  'published',
  'modified',
  'canonical',
  'site',
  'feed',
  'language',
  'image',
  'description',
  'tags',
] as const satisfies (keyof Article)[];

/**
 * Returns the text of a bug report, one fact per line. The report has no text, title or name from the article, no path or
 * query of an address, and no secret. Of an error message it has only words that can be none of these.
 */
export function buildProblemReport({ version, browser, language, format, page, jobs }: ProblemFacts): string {
  return [
    `Precis: ${version}`,
    `Browser: ${browser}`,
    `Language: ${language}`,
    `Format: ${format}`,
    ...(page ? describePage(page) : []),
    ...jobs.map(
      ({ kind, target, state, code, tries }) =>
        `Job: ${[kind, target, state, code].map(toId).join(' ')}, tries: ${Number(tries)}`,
    ),
  ].join('\n');
}

function describePage({ url, refusal, error, article }: ReportedPage): string[] {
  const address = url || article?.url || '';
  return [
    `Page: ${describeAddress(address)}${article ? `, ${article.kind}` : ''}`,
    ...(refusal ? [`Refused: ${toId(refusal)}`] : []),
    ...(error ? [`Error: ${scrubMessage(error, article)}`] : []),
    ...(article ? describeArticle(article) : []),
  ];
}

/** Returns the host of a web address. Of any other address only the scheme, since the rest names files and users. */
function describeAddress(address: string): string {
  if (!URL.canParse(address)) return 'unknown';
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) ? host : protocol;
}

function describeArticle(article: Article): string[] {
  const found = SOURCED_FACTS.map((name) => {
    const fact = article[name];
    return `${name} ${fact ? `${toId(fact.source)}${fact.alternatives.length ? ` +${fact.alternatives.length}` : ''}` : 'none'}`;
  });
  return [
    `Found: ${found.join(', ')}`,
    `Body: ${article.markdown.split(/\s+/).filter(Boolean).length} words, hidden: ${article.hidden?.words ?? 0}`,
    ...(article.failures ?? []).map(
      ({ stage, message }) => `Failed: ${toId(stage)}: ${scrubMessage(message, article)}`,
    ),
  ];
}

const toId = (id: string) => (/^[\w./-]{1,40}$/.test(id) ? id : '…');

/** An error message may share up to this many consecutive words with the article by chance, such as `is not a`. */
const MAX_SHARED_WORDS = 3;

const QUOTATION = /["“”«»`][^"“”«»`]{0,300}(?:["“”«»`]|$)|(?<!\w)['‘][^'’]{0,300}(?:['’]|$)/g;
/** Matches an English word or a small number, but no address, file name, token or identifier. */
const PLAIN_TOKEN = /^\(?(?:[a-z]{1,16}(?:['’][a-z]{1,2})?|\d{1,4})\)?[.,:;!?]?$/i;

const toWords = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/**
 * Returns the first line of an error message without the words that may come from the page or the user, since engines quote
 * their input (V8: `Unexpected token 'H', "Harbour rea"... is not valid JSON`). Quotations, tokens that are not plain words,
 * and phrases that the article contains become `…`.
 */
function scrubMessage(message: string, article: Article | null | undefined): string {
  const tokens = (message.split('\n')[0] ?? '').slice(0, 300).replace(QUOTATION, ' … ').split(/\s+/).filter(Boolean);
  const names = new Set(
    [article?.title.value, article?.site?.value, ...(article?.authors?.value ?? [])].map((name) => toWords(name ?? '')),
  );
  const text = ` ${toWords([...names, article?.description?.value, article?.markdown].join(' '))} `;
  const isPrivate = tokens.map((token) => !PLAIN_TOKEN.test(token));
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from + 1; to <= from + MAX_SHARED_WORDS + 1 && to <= tokens.length; to += 1) {
      const phrase = toWords(tokens.slice(from, to).join(' '));
      const isOfArticle = phrase.split(' ').length > MAX_SHARED_WORDS && text.includes(` ${phrase} `);
      if (phrase && (isOfArticle || names.has(phrase))) isPrivate.fill(true, from, to);
    }
  return tokens
    .map((token, at) => (isPrivate[at] ? '…' : token))
    .filter((token, at, all) => token !== '…' || all[at - 1] !== '…')
    .join(' ');
}
