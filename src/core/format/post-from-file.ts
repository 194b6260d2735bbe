import { unescapeMarkdown } from '../markdown/escape.ts';
import { parseMarkdownLine } from '../markdown/parse-line.ts';
import type { Post } from '../post.ts';
import { getSource } from '../post-source.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { truncateAtWord } from '../text/truncate-at-word.ts';
import { getHost } from '../url.ts';
import { emptyPost } from './empty-post.ts';
import { buildLiquidScope } from './liquid-scope.ts';
import type { ParsedPostFile } from './parse-post.ts';
import { postFromFrontMatter } from './post-from-front-matter.ts';
import { parsePostPath } from './post-path.ts';
import { printPost } from './print-post.ts';
import type { Profile } from './profile.ts';

/** Fields of a post that a format may print before or after the body. The text around the body is called the frame. */
const FRAME_FACTS = ['title', 'authors', 'date', 'canonical', 'feed', 'excerpt', 'comment', 'via'] as const;
type FrameFact = (typeof FRAME_FACTS)[number];
/** The texts that a frame captures. `viaUrl` belongs to the fact `via`. */
type FoundFacts = { [fact in FrameFact | 'viaUrl']?: string };

/** A unique placeholder for each field, so that the field can be found in a printed frame. */
const FACT_MARKS: Pick<Post, FrameFact> = {
  title: 'qqtitleqq',
  authors: ['qqauthorsqq'],
  date: '2903-09-27',
  canonical: 'https://qqcanonicalqq.example/',
  feed: { name: 'qqfeedqq', url: '' },
  excerpt: 'qqexcerptqq',
  comment: 'qqcommentqq',
  via: { name: 'qqviaqq', url: 'https://qqviaurlqq.example/' },
};
const FACT_CAPTURES: [RegExp, keyof FoundFacts, string][] = [
  [/qqtitleqq/, 'title', '[^\\n]+?'],
  [/qqauthorsqq/, 'authors', '[^\\n]+?'],
  [/2903-09-27/, 'date', '\\d{4}-\\d\\d-\\d\\d'],
  [/https:\/\/qqcanonicalqq\\\.example\//, 'canonical', '[^\\s()]+'],
  [/qqcanonicalqq\\\.example|qqfeedqq/, 'feed', '[^\\n]+?'],
  [/qqexcerptqq/, 'excerpt', '[\\s\\S]+?'],
  [/qqcommentqq/, 'comment', '[\\s\\S]+?'],
  [/qqviaqq/, 'via', '[^\\n]+?'],
  [/https:\/\/qqviaurlqq\\\.example\//, 'viaUrl', '[^\\s()]+'],
];

/** Variables of Liquid that print a fact beside the one of its own name. */
const FACT_VARIABLES: { [fact in FrameFact]?: string } = { canonical: 'canonical|host', feed: 'feed|host' };

/**
 * Returns RegExp source that matches what `blocks` print before or after the body, for a post that has exactly the fields in
 * `facts`.
 */
function buildFramePattern(
  blocks: string[],
  facts: FrameFact[],
  viewingMode: Post['viewingMode'],
  profile: Profile,
): string {
  const markedPost: Post = { ...emptyPost, viewingMode, body: '' };
  for (const fact of facts) Object.assign(markedPost, { [fact]: FACT_MARKS[fact] });
  const frameProfile: Profile = {
    ...profile,
    frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
    body: { ...profile.body, before: blocks, content: [], after: [] },
    path: 'x.md',
    hazards: [],
  };
  let pattern = escapeRegExp(printPost(markedPost, frameProfile).text.trim());
  for (const [mark, fact, capture] of FACT_CAPTURES) {
    // Below the user's own words, only the last line is the excerpt.
    const place = fact === 'excerpt' && facts.includes('comment') ? '[^\\n]+?' : capture;
    pattern = pattern.replace(mark, `(?<${fact}>${place})`);
    pattern = pattern.replaceAll(new RegExp(mark, 'g'), `\\k<${fact}>`);
  }
  return pattern;
}

interface BodyFrame {
  facts: FrameFact[];
  before: RegExp;
  after: RegExp;
}

const framesByProfile = new WeakMap<Profile, Map<string, BodyFrame[]>>();

/** Returns patterns of the frame for every combination of fields that a post may have, starting with all fields. */
function listFrames(profile: Profile, viewingMode: Post['viewingMode']): BodyFrame[] {
  const byViewingMode = framesByProfile.get(profile) ?? new Map<string, BodyFrame[]>();
  framesByProfile.set(profile, byViewingMode);
  const cachedFrames = byViewingMode.get(viewingMode);
  if (cachedFrames) return cachedFrames;
  const { before, after } = profile.body;
  const templates = [...before, ...after].join('\n');
  const possible = FRAME_FACTS.filter((fact) =>
    new RegExp(`\\b(?:${FACT_VARIABLES[fact] ?? fact})\\b`).test(templates),
  );
  const frames = new Map<string, BodyFrame>();
  for (let set = 2 ** possible.length - 1; set >= 0; set -= 1) {
    const facts = possible.filter((_, bit) => set & (1 << bit));
    const [head, foot] = [before, after].map((blocks) => buildFramePattern(blocks, facts, viewingMode, profile));
    frames.set(`${head}\0${foot}`, {
      facts,
      before: new RegExp(`^${head}${head === '' ? '' : '(?:\\n\\n|\\n*$)'}`),
      after: new RegExp(`${foot === '' ? '' : '(?:^|\\n\\n)'}${foot}$`),
    });
  }
  const list = [...frames.values()];
  byViewingMode.set(viewingMode, list);
  return list;
}

const factReaders: { [fact in FrameFact]: (text: string, post: Post, viaUrl: string) => Partial<Post> } = {
  title: (text) => ({ title: unescapeMarkdown(text) }),
  authors: (text) => ({ authors: text.split(/, | and /).map(unescapeMarkdown) }),
  date: (text) => ({ date: text }),
  canonical: (text) => ({ canonical: text }),
  // A format prints the host in place of a missing feed name, so the host is not read as a feed name.
  feed: (text, post) =>
    getHost(post.canonical) === text ? {} : { feed: { name: unescapeMarkdown(text), url: post.feed.url } },
  excerpt: (text) => ({ excerpt: text }),
  comment: (text) => ({ comment: text }),
  via: (text, _, url) => ({ via: { name: getHost(url) === text ? '' : unescapeMarkdown(text), url } }),
};

const hasFact = (post: Post, fact: FrameFact): boolean =>
  fact === 'feed'
    ? post.feed.name !== ''
    : fact === 'authors'
      ? post.authors.length > 0
      : fact === 'via'
        ? post.via !== undefined
        : post[fact] !== '';

/** Matches the start of a text that can be an excerpt. A heading or a picture is no excerpt. */
const PROSE_START = /^[\p{L}\p{N}"'“‘«([*_\\`]/u;

const MAX_TITLE_LENGTH = 120;

/** Matches the `raw` tags that `escapeTemplateSyntax` adds; reading a file removes these tags. */
const RAW_TAGS = /\{% raw %\}([\s\S]*?)\{% endraw %\}/g;

/**
 * Parses a blog's file into a post with a handwritten body, so that printing the post gives the same file. Text around the
 * body (excerpt, marker, title, source line) is read into the post's fields if printing reproduces the file; otherwise that
 * text stays in the body.
 */
export function postFromFile(parsed: ParsedPostFile, path: string, profile: Profile): Post {
  const read = postFromFrontMatter(parsed.values, parsePostPath(path), profile);
  const withSlug: Post = isDraftPath(path) && profile.path.includes('draft') ? { ...read, draft: true } : read;
  const withoutSlug = { ...withSlug, slug: '' };
  // A slug that the profile can make from the title is not stored.
  const post = buildLiquidScope(withoutSlug, profile).path === path ? withoutSlug : withSlug;
  const whole = parsed.body.trim();
  let best: Post | undefined;
  for (const frame of listFrames(profile, post.viewingMode)) {
    const head = frame.before.exec(whole);
    const foot = head && frame.after.exec(whole.slice(head[0].length));
    if (!head || !foot) continue;
    const found: FoundFacts = { ...head.groups, ...foot.groups };
    const body = whole.slice(head[0].length, whole.length - foot[0].length).trim();
    for (const plain of [(text: string) => text.replace(RAW_TAGS, '$1'), (text: string) => text]) {
      const candidate: Post = { ...post, body: plain(body) };
      for (const fact of FRAME_FACTS)
        if (found[fact] !== undefined && !hasFact(post, fact))
          Object.assign(candidate, factReaders[fact](plain(found[fact]), candidate, plain(found.viaUrl ?? '')));
      // A format without date keys gives the article's day in the body, and the day of posting in the file's name.
      if (found.date !== undefined && !candidate.date.startsWith(found.date))
        candidate.source = { ...getSource(candidate), date: found.date };
      if (profile.excerpt.marker === '' && !hasPlausibleFrame(candidate, post)) continue;
      if (printFramedBody(candidate, profile) === whole) return addTitle(candidate);
      best ??= candidate;
    }
  }
  return addTitle(best ?? { ...post, body: whole });
}

/**
 * Whether the paragraphs before the body are what the frame takes them for, in a format without a marker that says so. Only an
 * excerpt that is the post's description, too, tells the user's own words before it from the text below.
 */
const hasPlausibleFrame = ({ excerpt, comment, description }: Post, fromFrontMatter: Post): boolean =>
  (excerpt === fromFrontMatter.excerpt || PROSE_START.test(excerpt)) &&
  (comment === fromFrontMatter.comment || (excerpt !== '' && excerpt === description));

/** Whether a file lies in the folder in which Jekyll and Hexo keep posts that they do not show yet. */
const isDraftPath = (path: string): boolean => /(^|\/)_drafts\//.test(path);

/** Adds a title to a post that has none: its first heading, else its first line. */
const addTitle = (post: Post): Post => {
  if (post.title !== '') return post;
  const body = post.body ?? '';
  const title =
    /^#{1,6}[ \t]+(\S.*)$/m.exec(body)?.[1] ??
    (post.excerpt || body).split(/[\n\r\u2028\u2029]/).find((line) => /\S/.test(line)) ??
    '';
  return {
    ...post,
    title: truncateAtWord(parseMarkdownLine(title.slice(0, 20 * MAX_TITLE_LENGTH)).text, MAX_TITLE_LENGTH) || post.slug,
  };
};

const removeFrontMatter = (profile: Profile): Profile => ({
  ...profile,
  frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
});

const printFramedBody = (post: Post, profile: Profile): string =>
  printPost(post, removeFrontMatter(profile)).text.trim();
