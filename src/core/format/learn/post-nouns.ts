import type { Json } from '../../json.ts';
import { POST_KINDS } from '../../post.ts';
import { parseDateParts } from '../dates.ts';

/** A field of `Post` that a front-matter key may carry, and the Liquid expressions that print the field. */
interface PostNoun {
  name: string;
  /** Patterns of the key's usual names, best first. */
  keys: RegExp[];
  /**
   * Returns the Liquid expression for a key that has this value; undefined when a blog never writes the field as such a
   * value.
   */
  expression(value: Json): string | undefined;
  /** The Liquid expression for a key that is empty in every example. */
  usual: string;
  /** Whether all posts of a blog may have the same value (its author, its language), which makes the key a constant. */
  mayBeConstant: boolean;
}

const isFilledText = (value: Json): value is string => typeof value === 'string' && value !== '';
const isWebUrl = (value: Json): boolean => isFilledText(value) && /^https?:\/\//.test(value);
const isTextList = (value: Json): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');

/** The fields of a post. An earlier field chooses its front-matter key first. */
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
    keys: [/^canonical(_?url)?$/i, /^((original|external|source)(_?(url|link))?|link|url_?source|ref)$/i, /^via$/i],
    expression: (value) => (isWebUrl(value) ? 'canonical' : undefined),
    usual: 'canonical',
    mayBeConstant: false,
  },
  {
    name: 'address of the place where the user found the article',
    keys: [/^(via|hat_?tip)(_?(url|link))?$/i],
    expression: (value) => (isWebUrl(value) ? 'via.url' : undefined),
    usual: 'via.url',
    mayBeConstant: false,
  },
  {
    name: 'name of the place where the user found the article',
    keys: [/^(via|hat_?tip)(_?(name|title))?$/i],
    expression: (value) => (isFilledText(value) && !isWebUrl(value) ? 'via.name' : undefined),
    usual: 'via.name',
    mayBeConstant: false,
  },
  {
    name: 'comment',
    keys: [/^(comment|commentary|my_?(words|take)|remarks?)$/i],
    expression: (value) => (isFilledText(value) ? 'comment' : undefined),
    usual: 'comment',
    mayBeConstant: false,
  },
  {
    name: 'kind',
    keys: [/^(link|post)_?(kind|type)$/i, /^kind$/i],
    expression: (value) => (POST_KINDS.some((kind) => kind === value) ? 'kind' : undefined),
    usual: 'kind',
    mayBeConstant: true,
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
