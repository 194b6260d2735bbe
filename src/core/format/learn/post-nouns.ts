import type { Json } from '../../json.ts';
import { parseDateParts } from '../dates.ts';

/** A field of `Post` that a key may carry, and the expressions that print it for each kind of value. */
interface PostNoun {
  name: string;
  /** Usual names of the key, best first. */
  keys: RegExp[];
  /** Liquid for a key with such a value; undefined when the field is never written so. */
  expression(value: Json): string | undefined;
  /** The expression for a key that no example fills. */
  usual: string;
  /** Whether a blog may have the same value in every post (its author, its language), which makes the key a constant. */
  mayBeConstant: boolean;
}

const isFilledText = (value: Json): value is string => typeof value === 'string' && value !== '';
const isWebUrl = (value: Json): boolean => isFilledText(value) && /^https?:\/\//.test(value);
const isTextList = (value: Json): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');

/** In the order in which fields choose among the keys. */
export const NOUN_TABLE: PostNoun[] = [
  {
    name: 'title',
    keys: [/^title$/i, /^(headline|post_?title|name)$/i],
    expression: (value) => (isFilledText(value) ? 'title' : undefined),
    usual: 'title',
    mayBeConstant: false,
  },
  {
    name: 'date',
    keys: [
      /^date$/i,
      /^(pub_?date|publish(ed)?(_?(date|on|at))?|date_?published|post_?date)$/i,
      /^(created?(_?(at|on|date))?|date_?created)$/i,
    ],
    expression: (value) => (isFilledText(value) && parseDateParts(value) ? 'date' : undefined),
    usual: 'date',
    mayBeConstant: false,
  },
  {
    name: 'description',
    keys: [/^description$/i, /^(summary|desc|abstract|subtitle|teaser|dek|lead|excerpt|intro)$/i],
    expression: (value) => (isFilledText(value) ? 'description' : undefined),
    usual: 'description',
    mayBeConstant: false,
  },
  {
    name: 'excerpt',
    keys: [/^(excerpt|summary|teaser|intro|lead)$/i],
    expression: (value) => (isFilledText(value) ? 'excerpt' : undefined),
    usual: 'excerpt',
    mayBeConstant: false,
  },
  {
    name: 'authors',
    keys: [/^authors?$/i, /^(author_?names?|by|byline|writer|creator)$/i],
    expression: (value) => (isTextList(value) ? 'authors' : isFilledText(value) ? 'authors | join: ", "' : undefined),
    usual: 'authors',
    mayBeConstant: true,
  },
  {
    name: 'canonical',
    keys: [/^canonical(_?url)?$/i, /^((original|external|source)(_?(url|link))?|link|url_?source|via|ref)$/i],
    expression: (value) => (isWebUrl(value) ? 'canonical' : undefined),
    usual: 'canonical',
    mayBeConstant: false,
  },
  {
    name: 'feed name',
    keys: [/^(feed|source|site|publication|publisher)(_?(name|title))?$/i],
    expression: (value) => (isFilledText(value) && !isWebUrl(value) ? 'feed.name' : undefined),
    usual: 'feed.name',
    mayBeConstant: true,
  },
  {
    name: 'feed address',
    keys: [/^(feed|rss)(_?url)?$/i],
    expression: (value) => (isWebUrl(value) ? 'feed.url' : undefined),
    usual: 'feed.url',
    mayBeConstant: true,
  },
  {
    name: 'viewing mode',
    keys: [/^viewing_?mode$/i],
    expression: (value) => (value === 'external' || value === 'internal' ? 'viewingMode' : undefined),
    usual: 'viewingMode',
    mayBeConstant: false,
  },
  {
    name: 'image',
    keys: [/^(image|cover|hero_?image|og_?image|thumbnail|banner|featured_?image|cover_?image)$/i],
    expression: (value) => (isFilledText(value) ? 'image' : undefined),
    usual: 'image',
    mayBeConstant: true,
  },
  {
    name: 'language',
    keys: [/^(lang|language|locale)$/i],
    expression: (value) => (isFilledText(value) ? 'language' : undefined),
    usual: 'language',
    mayBeConstant: true,
  },
  {
    name: 'tags',
    keys: [/^tags?$/i, /^(keywords|topics|labels)$/i],
    expression: (value) => (isTextList(value) || isFilledText(value) ? 'tags' : undefined),
    usual: 'tags',
    mayBeConstant: false,
  },
  {
    name: 'categories',
    keys: [/^categor(y|ies)$/i, /^sections?$/i],
    expression: (value) => (isTextList(value) || isFilledText(value) ? 'categories' : undefined),
    usual: 'categories',
    mayBeConstant: false,
  },
];
