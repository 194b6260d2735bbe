import { applyTagRule } from '../core/format/apply-tag-rule.ts';
import { attributeExcerpt } from '../core/format/compose-post.ts';
import type { Profile } from '../core/format/profile.ts';
import type { Proposal } from '../core/llm/index.ts';
import type { Post } from '../core/post.ts';
import type { KeyPoint } from '../core/summary.ts';
import type { Draft } from '../storage/drafts.ts';

/** The texts of a proposal, in the order in which they are shown. */
export const PROPOSAL_TEXTS = ['title', 'excerpt', 'introduction', 'closing'] as const;
export type ProposalTextName = (typeof PROPOSAL_TEXTS)[number];

/** What the person takes of proposals that stand side by side, and keeps of what is there. */
export interface ProposalSelection {
  /** Whose text is taken, by its place among the proposals; null: it stays as it is. */
  texts: Record<ProposalTextName, number | null>;
  /** By proposal, then by its points. */
  points: boolean[][];
  /** By the draft's points. */
  ownPoints: boolean[];
  /** By proposal. */
  tags: boolean[];
  categories: boolean[];
}

/** A text as it is in the post. */
export const getCurrentText = ({ sections, ...post }: Post, name: ProposalTextName): string =>
  name === 'closing' ? (sections.at(-1)?.text ?? '') : post[name];

/** A text as it would be in the post. */
export function getProposedText(draft: Draft, proposal: Proposal, name: ProposalTextName, profile: Profile): string {
  const { text } = proposal[name];
  if (name !== 'excerpt') return text;
  return attributeExcerpt(text, draft.post.authors, profile);
}

/**
 * What is proved is offered, of the proposal that has most that is: points of several say the same twice. A title of the
 * page's own stays, and so does every point that the person wrote.
 */
export function defaultSelection(draft: Draft, proposals: Proposal[]): ProposalSelection {
  const proved = ({ points }: Proposal) => points.filter(({ proved }) => proved).length;
  const maxProved = Math.max(0, ...proposals.map(proved));
  const [first] = proposals.toSorted((a, b) => proved(b) - proved(a) || b.grounding - a.grounding);
  const best = first ? proposals.indexOf(first) : 0;
  const chooseTextSource = (name: ProposalTextName) => {
    const text = proposals[best]?.[name];
    return text?.text && text.faults.length === 0 ? best : null;
  };
  return {
    texts: {
      title: null,
      excerpt: chooseTextSource('excerpt'),
      introduction: chooseTextSource('introduction'),
      closing: chooseTextSource('closing'),
    },
    points: proposals.map(({ points }, at) => points.map(({ proved }) => at === best && proved)),
    ownPoints: draft.post.points.map(({ quote }) => maxProved === 0 || quote === '' || draft.rewritten.includes(quote)),
    tags: proposals.map((_, at) => at === best),
    categories: proposals.map((_, at) => at === best),
  };
}

/** The draft with what was chosen, one step that can be taken back. */
export function applySelection(
  draft: Draft,
  proposals: Proposal[],
  choice: ProposalSelection,
  profile: Profile,
): Draft {
  const { post } = draft;
  const chosen = proposals
    .flatMap(({ points }, at) => points.filter((_, index) => choice.points[at]?.[index]))
    .map(({ label, text, quote }): KeyPoint => ({ ...(label ? { label } : {}), text, quote }));
  const ownPoints = post.points.filter((_, index) => choice.ownPoints[index]);
  const place = ({ quote }: KeyPoint) => {
    const at = quote ? draft.article.markdown.indexOf(quote.slice(0, 30)) : -1;
    return at < 0 ? draft.article.markdown.length : at;
  };
  const points = [...ownPoints, ...chosen].sort((one, other) => place(one) - place(other));
  const text = (name: ProposalTextName) => {
    const proposal = proposals[choice.texts[name] ?? -1];
    return proposal ? getProposedText(draft, proposal, name, profile) : getCurrentText(post, name);
  };
  const closing = text('closing');
  const heading = post.sections.at(-1)?.heading ?? profile.body.closing;
  const more = (list: 'tags' | 'categories') => [
    ...new Set([...post[list], ...proposals.flatMap((one, at) => (choice[list][at] ? one[list] : []))]),
  ];
  const tags = choice.tags.includes(true) ? applyTagRule(more('tags'), profile) : post.tags;
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
