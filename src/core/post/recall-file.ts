import { inline } from '../summarize/inline.ts';
import { clip } from '../text.ts';
import type { Post } from '../types.ts';
import { hostOf } from '../url.ts';
import { emptyPost } from './empty-post.ts';
import type { Parsed } from './parse.ts';
import { placeOf } from './post-path.ts';
import { print, scopeOf } from './print.ts';
import type { Profile } from './profile.ts';
import { recall } from './recall.ts';

/** Facts that a format's own lines before and after the body may carry. */
const FACTS = ['title', 'authors', 'date', 'canonical', 'feed', 'excerpt'] as const;
type Fact = (typeof FACTS)[number];
type Found = { [fact in Fact]?: string };

/** A post of which each fact is a word of its own, so that its place in a template shows. */
const MARKS: Pick<Post, Fact> = {
  title: 'qqtitleqq',
  authors: ['qqauthorsqq'],
  date: '2903-09-27',
  canonical: 'https://qqcanonicalqq.example/',
  feed: { name: 'qqfeedqq', url: '' },
  excerpt: 'qqexcerptqq',
};
const CAPTURES: [RegExp, Fact, string][] = [
  [/qqtitleqq/, 'title', '[^\\n]+?'],
  [/qqauthorsqq/, 'authors', '[^\\n]+?'],
  [/2903-09-27/, 'date', '\\d{4}-\\d\\d-\\d\\d'],
  [/https:\/\/qqcanonicalqq\\\.example\//, 'canonical', '[^\\s()]+'],
  [/qqcanonicalqq\\\.example|qqfeedqq/, 'feed', '[^\\n]+?'],
  [/qqexcerptqq/, 'excerpt', '[\\s\\S]+?'],
];

/** What stands before or after the body in a format, for a post with these facts and no others, as a pattern. */
function patternOf(blocks: string[], facts: Fact[], viewingMode: Post['viewingMode'], profile: Profile): string {
  const marked: Post = { ...emptyPost, viewingMode, body: '' };
  for (const fact of facts) Object.assign(marked, { [fact]: MARKS[fact] });
  const bare: Profile = {
    ...profile,
    frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
    body: { ...profile.body, before: blocks, content: [], after: [] },
    path: 'x.md',
    hazards: [],
  };
  let pattern = print(marked, bare)
    .text.trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const [mark, fact, capture] of CAPTURES) {
    pattern = pattern.replace(mark, `(?<${fact}>${capture})`);
    pattern = pattern.replaceAll(new RegExp(mark, 'g'), `\\k<${fact}>`);
  }
  return pattern;
}

interface Frame {
  facts: Fact[];
  before: RegExp;
  after: RegExp;
}

const frames = new WeakMap<Profile, Map<string, Frame[]>>();

/** Every form that a format's frame round the body takes, the one that says most first. */
function framesOf(profile: Profile, viewingMode: Post['viewingMode']): Frame[] {
  const known = frames.get(profile) ?? new Map<string, Frame[]>();
  frames.set(profile, known);
  const had = known.get(viewingMode);
  if (had) return had;
  const { before, after } = profile.body;
  const made = new Map<string, Frame>();
  for (let set = 2 ** FACTS.length - 1; set >= 0; set -= 1) {
    const facts = FACTS.filter((_, bit) => set & (1 << bit));
    const [head, foot] = [before, after].map((blocks) => patternOf(blocks, facts, viewingMode, profile));
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
const unescaped = (text: string): string =>
  text
    // At once: what comes out of one is not read again.
    .replace(
      /\\([!-/:-@[-`{-~])|&(?:(lt)|(amp)|#(\d{2,3}));/g,
      (_, sign?: string, lt?: string, amp?: string, code?: string) =>
        lt ? '<' : amp ? '&' : (sign ?? String.fromCharCode(Number(code))),
    );

const facts: { [fact in Fact]: (text: string, post: Post) => Partial<Post> } = {
  title: (text) => ({ title: unescaped(text) }),
  authors: (text) => ({ authors: text.split(/, | and /).map(unescaped) }),
  date: (text) => ({ date: text }),
  canonical: (text) => ({ canonical: text }),
  // A feed without a name goes by its host.
  feed: (text, post) =>
    hostOf(post.canonical) === text ? {} : { feed: { name: unescaped(text), url: post.feed.url } },
  excerpt: (text) => ({ excerpt: text }),
};

const has = (post: Post, fact: Fact): boolean =>
  fact === 'feed' ? post.feed.name !== '' : fact === 'authors' ? post.authors.length > 0 : post[fact] !== '';

/** A first paragraph that is a heading, a picture or code is no excerpt. */
const PROSE = /^[\p{L}\p{N}"'“‘«([*_\\`]/u;

const LONGEST_TITLE = 120;

/** The wrapping that `neutralise` puts round what a blog would run. */
const RAW = /\{% raw %\}([\s\S]*?)\{% endraw %\}/g;

/**
 * A file of a blog → its post, with its body by hand, so that printing it again gives the same file. What the format itself
 * puts before and after a body (excerpt and marker, title, source line) goes back to the facts it was made of, as far as
 * that prints the same again; otherwise it stays in the body.
 */
export function recallFile(parsed: Parsed, path: string, profile: Profile): Post {
  const placed = recall(parsed.values, placeOf(path), profile);
  const unplaced = { ...placed, slug: '' };
  // A name that follows from the title needs no telling.
  const post = scopeOf(unplaced, profile).path === path ? unplaced : placed;
  const whole = parsed.body.trim();
  let best: Post | undefined;
  for (const frame of framesOf(profile, post.viewingMode)) {
    const head = frame.before.exec(whole);
    const foot = head && frame.after.exec(whole.slice(head[0].length));
    if (!head || !foot) continue;
    const found: Found = { ...head.groups, ...foot.groups };
    const body = whole.slice(head[0].length, whole.length - foot[0].length).trim();
    for (const plain of [(text: string) => text.replace(RAW, '$1'), (text: string) => text]) {
      const framed: Post = { ...post, body: plain(body) };
      for (const fact of FACTS)
        if (found[fact] !== undefined && !has(post, fact))
          Object.assign(framed, facts[fact](plain(found[fact]), framed));
      if (profile.excerpt.marker === '' && framed.excerpt !== post.excerpt && !PROSE.test(framed.excerpt)) continue;
      if (printedBody(framed, profile) === whole) return titled(framed);
      best ??= framed;
    }
  }
  return titled(best ?? { ...post, body: whole });
}

/** A file that says no title is called by its first heading, else by its first line. */
const titled = (post: Post): Post => {
  if (post.title !== '') return post;
  const body = post.body ?? '';
  const title =
    /^#{1,6}[ \t]+(\S.*)$/m.exec(body)?.[1] ??
    (post.excerpt || body).split(/[\n\r\u2028\u2029]/).find((line) => /\S/.test(line)) ??
    '';
  return { ...post, title: clip(inline(title.slice(0, 20 * LONGEST_TITLE)).text, LONGEST_TITLE) || post.slug };
};

const bodyOnly = (profile: Profile): Profile => ({
  ...profile,
  frontMatter: { ...profile.frontMatter, language: 'none', newline: '\n' },
});

const printedBody = (post: Post, profile: Profile): string => print(post, bodyOnly(profile)).text.trim();
