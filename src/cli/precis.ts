import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { text as textOfStream } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Article, ReadStage } from '../core/article.ts';
import { listForeignAddresses } from '../core/own-address.ts';
import { identifyLanguage, printPost, readArticle } from '../core/pipeline.ts';
import { computeEditDistance } from '../core/text/edit-distance.ts';
import { createPost } from '../drafting/create-post.ts';
import { formatLocalInstant } from '../extension/format-local-instant.ts';
import { getProfile, loadShippedTaxonomy, profiles } from '../profiles/index.ts';
import { parseHtml } from './dom.ts';
import { explainReading } from './explain-reading.ts';
import { FetchError, fetchPage } from './fetch-page.ts';
import { WriteError, writeInside } from './write-inside.ts';

const USAGE = `Prints the post of an article, as the extension makes it.

  npm run precis -- FILE.html|URL|- [more …] [options]

  -              read HTML from standard input
  --url URL      where the page came from, when it is a file or standard input
  --profile ID   the blog's format: ${profiles.map(({ id }) => id).join(', ')} (default ${profiles[0]?.id})
  --author NAME  your name, for a format whose posts carry it
  --points N     how many key points, 1 to 60 (default: as many as the article has)
  --json         print the article and the post as JSON instead of the file
  --explain      say where each fact came from, what was passed over for it, what was left out of the body and why, and
                 which steps of the reading failed
  --out DIR      write the files under DIR instead of printing them; asks before it writes over a file
  --force        write over files without asking

Messages go to standard error. Exit code: 0 all well, 1 a page failed, 2 wrong use.`;

/** An error that the user can correct. The message is shown without a stack trace. */
class UsageError extends Error {}

interface CliOptions {
  url?: string;
  profile: string;
  author: string;
  points?: number;
  json: boolean;
  explain: boolean;
  out?: string;
  force: boolean;
}

/** Runs the command line program with these arguments. Resolves with the exit code. */
export async function precis(args: string[]): Promise<number> {
  let sources: string[];
  let options: CliOptions;
  try {
    ({ sources, options } = parseArguments(args));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  if (!sources.length) {
    console.error(USAGE);
    return args.includes('--help') || args.includes('-h') ? 0 : 2;
  }
  const failed: string[] = [];
  for (const [index, source] of sources.entries()) {
    if (sources.length > 1) console.error(`[${index + 1}/${sources.length}] ${source}`);
    try {
      await processSource(source, options);
    } catch (error) {
      failed.push(source);
      console.error(`${source}: ${isRefusal(error) ? error.message : error instanceof Error ? error.stack : error}`);
    }
  }
  if (sources.length > 1) {
    console.error(`${sources.length - failed.length} of ${sources.length} done.`);
    if (failed.length) console.error(`Failed:\n${failed.map((source) => `  ${source}`).join('\n')}`);
  }
  return failed.length ? 1 : 0;
}

function parseArguments(args: string[]): { sources: string[]; options: CliOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      profile: { type: 'string', default: profiles[0]?.id ?? '' },
      author: { type: 'string', default: '' },
      points: { type: 'string' },
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const points = values.points === undefined ? undefined : Number(values.points);
  if (points !== undefined && (!Number.isInteger(points) || points < 1 || points > 60))
    throw new UsageError(`--points takes a whole number from 1 to 60, not ${values.points}`);
  if (!profiles.some(({ id }) => id === values.profile))
    throw new UsageError(`There is no profile ${values.profile}. Did you mean ${findNearestProfile(values.profile)}?`);
  if (values.url !== undefined && !URL.canParse(values.url)) throw new UsageError(`${values.url} is not a URL`);
  const { url, profile, author, json, explain, out, force } = values;
  return {
    sources: values.help ? [] : positionals,
    options: {
      profile,
      author,
      json,
      explain,
      force,
      ...(points === undefined ? {} : { points }),
      ...(url === undefined ? {} : { url }),
      ...(out === undefined ? {} : { out }),
    },
  };
}

function findNearestProfile(typed: string): string | undefined {
  const measure = (id: string) => computeEditDistance(typed.toLowerCase(), id, 20);
  return profiles.map(({ id }) => id).sort((a, b) => measure(a) - measure(b))[0];
}

async function processSource(source: string, options: CliOptions): Promise<void> {
  const { html, url } = await loadPage(source);
  const address = options.url ?? url;
  const readAt = formatLocalInstant(new Date());
  const article = identifyLanguage(
    readArticle({ url: address, document: parseHtml(html, address), readAt }, { explain: options.explain }),
  );
  if (options.explain) {
    for (const { stage, message } of article.failures ?? [])
      console.error(`Failed while ${STAGE_WORDS[stage]}: ${message}. The rest of the page was read.`);
    for (const line of explainReading(article)) console.error(line);
  }
  refuseNonArticle(article);
  if (article.hidden)
    console.error(
      article.hidden.kept
        ? `Much of this page is hidden (${article.hidden.words} words). It was kept.`
        : `Hidden words left out: ${article.hidden.words} (--json shows them).`,
    );
  const profile = getProfile(options.profile);
  const post = await createPost(
    article,
    { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites: [], paths: [], author: options.author },
    options.points === undefined ? {} : { points: options.points },
  );
  const foreign = listForeignAddresses(article);
  if (foreign.length > 0 && !foreign.includes(post.canonical))
    console.error(`The page says that its address is ${foreign[0]}; the post gives the one that it was read from.`);
  const file = printPost(post, profile, article.markdown);
  const text = options.json ? `${JSON.stringify({ article, post, file: file.path }, null, 2)}\n` : file.text;
  if (options.out === undefined) {
    process.stdout.write(text);
    return;
  }
  const path = options.json ? file.path.replace(/(\.\w+)?$/, '.json') : file.path;
  const mayOverwrite = async (existing: string) => options.force || (await confirmOverwrite(existing));
  console.error(await writeInside(options.out, path, text, mayOverwrite));
}

/** What each stage of reading an article does, to complete the message "Failed while …". */
const STAGE_WORDS: Record<ReadStage, string> = {
  scan: 'looking through the page',
  language: 'reading the language',
  address: 'reading the address',
  meta: 'reading the meta elements',
  'json-ld': 'reading the JSON-LD data',
  'article-node': 'looking for the article in the JSON-LD data',
  'linked-data': 'reading the facts of the JSON-LD data',
  'stale-head': 'checking whether the head is out of date',
  heading: 'looking for the heading of the article',
  'kind-facts': 'looking for what posts, threads and papers state',
  titles: 'reading the titles',
  microdata: 'reading the microdata',
  'visible-facts': 'looking for visible authors and dates',
  feeds: 'looking for feeds',
  'tag-links': 'looking for links to tags',
  'fallback-dates': 'looking for a date in the text and the scripts',
  authors: 'deciding who the authors are',
  body: 'extracting the body',
  kind: 'deciding what kind of page it is',
};

const isRefusal = (error: unknown): error is Error => error instanceof UsageError || error instanceof WriteError;

/** Asks the user on the terminal whether to overwrite a file. Without a terminal, throws and points to `--force`. */
async function confirmOverwrite(path: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError(`${path} exists already; --force writes over it`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${path} exists already. Write over it? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

function refuseNonArticle({ kind }: Article): void {
  if (kind === 'empty') throw new UsageError('There is nothing to read on this page.');
  // A page that is not an article (a home page, a list) still has a title and text. The popup offers to continue, too.
  if (kind === 'none') console.error('This does not look like an article; making a post of what is there.');
}

/** Loads an HTML page from a file (may be gzipped), a web address or, for `-`, standard input. */
async function loadPage(source: string): Promise<{ html: string; url: string }> {
  if (source === '-') return { html: await textOfStream(process.stdin), url: 'about:blank' };
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(source)) {
    const { bytes, type, url } = await fetchPage(source).catch((error: unknown) => {
      throw error instanceof FetchError ? new UsageError(error.message) : error;
    });
    return { html: decodePage(bytes, type), url };
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(source);
  } catch (error) {
    throw new UsageError(`can't be read (${error instanceof Error && 'code' in error ? error.code : error})`);
  }
  if (source.endsWith('.gz')) bytes = gunzipSync(bytes);
  return { html: decodePage(bytes, ''), url: pathToFileURL(resolve(source)).href };
}

/**
 * Decodes a page's bytes by the byte order mark, the charset in the Content-Type header, the page's `<meta charset>` or, if
 * all are missing, as UTF-8 (WHATWG HTML §13.2.3, shortened).
 */
function decodePage(bytes: Buffer, contentType: string): string {
  const declared =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1];
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    return new TextDecoder(mark ?? declared ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
