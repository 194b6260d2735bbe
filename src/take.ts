import type { Draft } from './browser/drafts.ts';
import { attributed } from './core/post/compose.ts';
import { ruledTags } from './core/post/tags.ts';
import type { Proposal } from './core/propose/index.ts';
import type { KeyPoint, Post, Profile } from './core/types.ts';

/** The texts of a proposal, in the order in which they are shown. */
export const TEXTS = ['title', 'excerpt', 'introduction', 'closing'] as const;
export type TextName = (typeof TEXTS)[number];

/** What the person takes of proposals that stand side by side, and keeps of what is there. */
export interface Choice {
  /** Whose text is taken, by its place among the proposals; null: it stays as it is. */
  texts: Record<TextName, number | null>;
  /** By proposal, then by its points. */
  points: boolean[][];
  /** By the draft's points. */
  mine: boolean[];
  /** By proposal. */
  tags: boolean[];
  categories: boolean[];
}

/** A text as it is in the post. */
export const present = ({ sections, ...post }: Post, name: TextName): string =>
  name === 'closing' ? (sections.at(-1)?.text ?? '') : post[name];

/** A text as it would be in the post. */
export function offered(draft: Draft, proposal: Proposal, name: TextName, profile: Profile): string {
  const { text } = proposal[name];
  if (name !== 'excerpt') return text;
  return attributed(text, draft.post.authors, profile);
}

/**
 * What is proved is offered, of the proposal that has most that is: points of several say the same twice. A title of the
 * page's own stays, and so does every point that the person wrote.
 */
export function firstChoice(draft: Draft, proposals: Proposal[]): Choice {
  const proved = ({ points }: Proposal) => points.filter(({ proved }) => proved).length;
  const most = Math.max(0, ...proposals.map(proved));
  const [first] = proposals.toSorted((a, b) => proved(b) - proved(a) || b.grounding - a.grounding);
  const best = first ? proposals.indexOf(first) : 0;
  const good = (name: TextName) => {
    const text = proposals[best]?.[name];
    return text?.text && text.faults.length === 0 ? best : null;
  };
  return {
    texts: { title: null, excerpt: good('excerpt'), introduction: good('introduction'), closing: good('closing') },
    points: proposals.map(({ points }, at) => points.map(({ proved }) => at === best && proved)),
    mine: draft.post.points.map(({ quote }) => most === 0 || quote === '' || draft.rewritten.includes(quote)),
    tags: proposals.map((_, at) => at === best),
    categories: proposals.map((_, at) => at === best),
  };
}

/** The draft with what was chosen, one step that can be taken back. */
export function taken(draft: Draft, proposals: Proposal[], choice: Choice, profile: Profile): Draft {
  const { post } = draft;
  const chosen = proposals
    .flatMap(({ points }, at) => points.filter((_, index) => choice.points[at]?.[index]))
    .map(({ label, text, quote }): KeyPoint => ({ ...(label ? { label } : {}), text, quote }));
  const mine = post.points.filter((_, index) => choice.mine[index]);
  const place = ({ quote }: KeyPoint) => {
    const at = quote ? draft.article.markdown.indexOf(quote.slice(0, 30)) : -1;
    return at < 0 ? draft.article.markdown.length : at;
  };
  const points = [...mine, ...chosen].sort((one, other) => place(one) - place(other));
  const text = (name: TextName) => {
    const proposal = proposals[choice.texts[name] ?? -1];
    return proposal ? offered(draft, proposal, name, profile) : present(post, name);
  };
  const closing = text('closing');
  const heading = post.sections.at(-1)?.heading ?? profile.body.closing;
  const more = (list: 'tags' | 'categories') => [
    ...new Set([...post[list], ...proposals.flatMap((one, at) => (choice[list][at] ? one[list] : []))]),
  ];
  const tags = choice.tags.includes(true) ? ruledTags(more('tags'), profile) : post.tags;
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
      categories: more('categories'),
    },
    // Asking for another number of points keeps what was chosen here.
    rewritten: [...new Set([...draft.rewritten, ...chosen.map(({ quote }) => quote).filter(Boolean)])],
  };
}
