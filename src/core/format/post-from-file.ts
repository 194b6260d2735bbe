import type { Post } from '../post.ts';
import { parseInline } from '../summarize/inline.ts';
import { truncateAtWord } from '../text.ts';
import { getHost } from '../url.ts';
import { emptyPost } from './empty-post.ts';
import type { ParsedPostFile } from './parse-post.ts';
import { postFromFrontMatter } from './post-from-front-matter.ts';
import { parsePostPath } from './post-path.ts';
import { buildLiquidScope, printPost } from './print-post.ts';
import type { Profile } from './profile.ts';

/** Facts that a format's own lines before and after the body may carry. */
const FRAME_FACTS = ['title', 'authors', 'date', 'canonical', 'feed', 'excerpt'] as const;
type FrameFact = (typeof FRAME_FACTS)[number];
type FoundFacts = { [fact in FrameFact]?: string };

/** A post of which each fact is a word of its own, so that its place in a template shows. */
const FACT_MARKS: Pick<Post, FrameFact> = {
  title: 'qqtitleqq',
  authors: ['qqauthorsqq'],
  date: '2903-09-27',
  canonical: 'https://qqcanonicalqq.example/',
  feed: { name: 'qqfeedqq', url: '' },
  excerpt: 'qqexcerptqq',
};
const FACT_CAPTURES: [RegExp, FrameFact, string][] = [
  [/qqtitleqq/, 'title', '[^\\n]+?'],
  [/qqauthorsqq/, 'authors', '[^\\n]+?'],
  [/2903-09-27/, 'date', '\\d{4}-\\d\\d-\\d\\d'],
  [/https:\/\/qqcanonicalqq\\\.example\//, 'canonical', '[^\\s()]+'],
  [/qqcanonicalqq\\\.example|qqfeedqq/, 'feed', '[^\\n]+?'],
  [/qqexcerptqq/, 'excerpt', '[\\s\\S]+?'],
];

/** What stands before or after the body in a format, for a post with these facts and no others, as a pattern. */
function buildFramePattern(
  blocks: string[],
  facts: FrameFact[],
  viewingMode: Post['viewingMode'],
  profile: Profile,
): string {
  const marked: Post = { ...emptyPost, viewingMode, body: '' };
  for (const fact of facts) Object.assign(marked, { [fact]: FACT_MARKS[fact] });
  const bare: Profile = {
    ...profile,
    frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
    body: { ...profile.body, before: blocks, content: [], after: [] },
    path: 'x.md',
    hazards: [],
  };
  let pattern = printPost(marked, bare)
    .text.trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const [mark, fact, capture] of FACT_CAPTURES) {
    pattern = pattern.replace(mark, `(?<${fact}>${capture})`);
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

/** Every form that a format's frame round the body takes, the one that says most first. */
function listFrames(profile: Profile, viewingMode: Post['viewingMode']): BodyFrame[] {
  const known = framesByProfile.get(profile) ?? new Map<string, BodyFrame[]>();
  framesByProfile.set(profile, known);
  const had = known.get(viewingMode);
  if (had) return had;
  const { before, after } = profile.body;
  const made = new Map<string, BodyFrame>();
  for (let set = 2 ** FRAME_FACTS.length - 1; set >= 0; set -= 1) {
    const facts = FRAME_FACTS.filter((_, bit) => set & (1 << bit));
    const [head, foot] = [before, after].map((blocks) => buildFramePattern(blocks, facts, viewingMode, profile));
    made.set(`${head}\0${foot}`, {
      facts,
      before: new RegExp(`^${head}${head === '' ? '' : '(?:\\n\\n|\\n*$)'}`),
      after: new RegExp(`${foot === '' ? '' : '(?:^|\\n\\n)'}${foot}$`),
    });
  }
  const list = [...made.values()];
  known.set(viewingMode, list);
  return list;
}

/** Without the marks and numbered characters that `escapeText` and `neutralise` have put there. */
const unescapeText = (text: string): string =>
  text
    // At once: what comes out of one is not read again.
    .replace(
      /\\([!-/:-@[-`{-~])|&(?:(lt)|(amp)|#(\d{2,3}));/g,
      (_, sign?: string, lt?: string, amp?: string, code?: string) =>
        lt ? '<' : amp ? '&' : (sign ?? String.fromCharCode(Number(code))),
    );

const factReaders: { [fact in FrameFact]: (text: string, post: Post) => Partial<Post> } = {
  title: (text) => ({ title: unescapeText(text) }),
  authors: (text) => ({ authors: text.split(/, | and /).map(unescapeText) }),
  date: (text) => ({ date: text }),
  canonical: (text) => ({ canonical: text }),
  // A feed without a name goes by its host.
  feed: (text, post) =>
    getHost(post.canonical) === text ? {} : { feed: { name: unescapeText(text), url: post.feed.url } },
  excerpt: (text) => ({ excerpt: text }),
};

const hasFact = (post: Post, fact: FrameFact): boolean =>
  fact === 'feed' ? post.feed.name !== '' : fact === 'authors' ? post.authors.length > 0 : post[fact] !== '';

/** A first paragraph that is a heading, a picture or code is no excerpt. */
const PROSE_START = /^[\p{L}\p{N}"'“‘«([*_\\`]/u;

const MAX_TITLE_LENGTH = 120;

/** The wrapping that `neutralise` puts round what a blog would run. */
const RAW_TAGS = /\{% raw %\}([\s\S]*?)\{% endraw %\}/g;

/**
 * A file of a blog → its post, with its body by hand, so that printing it again gives the same file. What the format itself
 * puts before and after a body (excerpt and marker, title, source line) goes back to the facts it was made of, as far as
 * that prints the same again; otherwise it stays in the body.
 */
export function postFromFile(parsed: ParsedPostFile, path: string, profile: Profile): Post {
  const placed = postFromFrontMatter(parsed.values, parsePostPath(path), profile);
  const unplaced = { ...placed, slug: '' };
  // A name that follows from the title needs no telling.
  const post = buildLiquidScope(unplaced, profile).path === path ? unplaced : placed;
  const whole = parsed.body.trim();
  let best: Post | undefined;
  for (const frame of listFrames(profile, post.viewingMode)) {
    const head = frame.before.exec(whole);
    const foot = head && frame.after.exec(whole.slice(head[0].length));
    if (!head || !foot) continue;
    const found: FoundFacts = { ...head.groups, ...foot.groups };
    const body = whole.slice(head[0].length, whole.length - foot[0].length).trim();
    for (const plain of [(text: string) => text.replace(RAW_TAGS, '$1'), (text: string) => text]) {
      const framed: Post = { ...post, body: plain(body) };
      for (const fact of FRAME_FACTS)
        if (found[fact] !== undefined && !hasFact(post, fact))
          Object.assign(framed, factReaders[fact](plain(found[fact]), framed));
      if (profile.excerpt.marker === '' && framed.excerpt !== post.excerpt && !PROSE_START.test(framed.excerpt))
        continue;
      if (printFramedBody(framed, profile) === whole) return addTitle(framed);
      best ??= framed;
    }
  }
  return addTitle(best ?? { ...post, body: whole });
}

/** A file that says no title is called by its first heading, else by its first line. */
const addTitle = (post: Post): Post => {
  if (post.title !== '') return post;
  const body = post.body ?? '';
  const title =
    /^#{1,6}[ \t]+(\S.*)$/m.exec(body)?.[1] ??
    (post.excerpt || body).split(/[\n\r\u2028\u2029]/).find((line) => /\S/.test(line)) ??
    '';
  return {
    ...post,
    title: truncateAtWord(parseInline(title.slice(0, 20 * MAX_TITLE_LENGTH)).text, MAX_TITLE_LENGTH) || post.slug,
  };
};

const withoutFrontMatter = (profile: Profile): Profile => ({
  ...profile,
  frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
});

const printFramedBody = (post: Post, profile: Profile): string =>
  printPost(post, withoutFrontMatter(profile)).text.trim();
