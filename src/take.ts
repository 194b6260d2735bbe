import type { Draft } from './browser/drafts.ts';
import { attributed } from './core/post/compose.ts';
import { ruledTags } from './core/post/tags.ts';
import type { Proposal } from './core/propose/index.ts';
import type { KeyPoint, Post, Profile } from './core/types.ts';

/** The texts of a proposal, in the order in which they are shown. */
export const TEXTS = ['title', 'excerpt', 'introduction', 'closing'] as const;
export type TextName = (typeof TEXTS)[number];

/** What the person takes of a proposal, and keeps of what is there. */
export interface Choice {
  texts: Record<TextName, boolean>;
  /** By the proposal's points. */
  points: boolean[];
  /** By the draft's points. */
  mine: boolean[];
  tags: boolean;
  categories: boolean;
}

/** A text as it is in the post. */
export const present = ({ sections, ...post }: Post, name: TextName): string =>
  name === 'closing' ? (sections.at(-1)?.text ?? '') : post[name];

/** A text as it would be in the post. */
export function offered(draft: Draft, proposal: Proposal, name: TextName, profile: Profile): string {
  const { text } = proposal[name];
  if (name !== 'excerpt') return text;
  const { authors, language } = draft.post;
  return attributed(text, authors, language, profile);
}

/** What is proved is offered; a title of the page's own stays, and so does every point that the person wrote. */
export function firstChoice(draft: Draft, proposal: Proposal): Choice {
  const good = (name: TextName) => proposal[name].text !== '' && proposal[name].faults.length === 0;
  const points = proposal.points.map(({ proved }) => proved);
  const none = !points.includes(true);
  return {
    texts: { title: false, excerpt: good('excerpt'), introduction: good('introduction'), closing: good('closing') },
    points,
    mine: draft.post.points.map(({ quote }) => none || quote === '' || draft.rewritten.includes(quote)),
    tags: true,
    categories: true,
  };
}

/** The draft with what was chosen, one step that can be taken back. */
export function taken(draft: Draft, proposal: Proposal, choice: Choice, profile: Profile): Draft {
  const { post } = draft;
  const chosen = proposal.points
    .filter((_, index) => choice.points[index])
    .map(({ label, text, quote }): KeyPoint => ({ ...(label ? { label } : {}), text, quote }));
  const mine = post.points.filter((_, index) => choice.mine[index]);
  const place = ({ quote }: KeyPoint) => {
    const at = quote ? draft.article.markdown.indexOf(quote.slice(0, 30)) : -1;
    return at < 0 ? draft.article.markdown.length : at;
  };
  const points = [...mine, ...chosen].sort((one, other) => place(one) - place(other));
  const text = (name: TextName) => (choice.texts[name] ? offered(draft, proposal, name, profile) : present(post, name));
  const closing = text('closing');
  const heading = post.sections.at(-1)?.heading ?? profile.body.closing;
  const tags = choice.tags ? ruledTags([...new Set([...post.tags, ...proposal.tags])], profile) : post.tags;
  const categories = choice.categories ? [...new Set([...post.categories, ...proposal.categories])] : post.categories;
  return {
    ...draft,
    post: {
      ...post,
      title: text('title'),
      excerpt: text('excerpt'),
      introduction: text('introduction'),
      sections: closing ? [...post.sections.slice(0, -1), { heading, text: closing }] : post.sections,
      points,
      tags,
      categories,
    },
    // Asking for another number of points keeps what was chosen here.
    rewritten: [...new Set([...draft.rewritten, ...chosen.map(({ quote }) => quote).filter(Boolean)])],
  };
}
