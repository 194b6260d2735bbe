import { applyTagRule } from '../core/format/apply-tag-rule.ts';
import { attributeExcerpt } from '../core/format/compose-post.ts';
import type { Profile } from '../core/format/profile.ts';
import type { Proposal } from '../core/llm/index.ts';
import type { Post } from '../core/post.ts';
import type { KeyPoint } from '../core/summary.ts';
import type { Draft } from '../storage/drafts.ts';

/** The texts of a proposal, in the order of the interface. */
export const PROPOSAL_TEXTS = ['title', 'excerpt', 'introduction', 'closing'] as const;
type ProposalTextName = (typeof PROPOSAL_TEXTS)[number];

/** The parts of several proposals, and of the draft, that the user wants. */
export interface ProposalSelection {
  /** Index of the proposal whose text replaces the draft's; null when the draft's stays. */
  texts: Record<ProposalTextName, number | null>;
  /** By proposal, then by its points. */
  points: boolean[][];
  /** By the draft's points. */
  ownPoints: boolean[];
  /** By proposal. */
  tags: boolean[];
  categories: boolean[];
}

/** The draft's own text. */
export const getCurrentText = ({ sections, ...post }: Post, name: ProposalTextName): string =>
  name === 'closing' ? (sections.at(-1)?.text ?? '') : post[name];

/** The text that the post would have. */
export function getProposedText(draft: Draft, proposal: Proposal, name: ProposalTextName, profile: Profile): string {
  const { text } = proposal[name];
  if (name !== 'excerpt') return text;
  return attributeExcerpt(text, draft.post.authors, profile);
}

/**
 * Selects what is grounded of the best proposal only, since points of several would say the same twice. The title stays, and so
 * does every point that the user wrote.
 */
export function defaultSelection(draft: Draft, proposals: Proposal[]): ProposalSelection {
  const countProved = ({ points }: Proposal) => points.filter(({ proved }) => proved).length;
  const maxProved = Math.max(0, ...proposals.map(countProved));
  const [first] = proposals.toSorted((a, b) => countProved(b) - countProved(a) || b.grounding - a.grounding);
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

/** The draft with the selected parts, as one step that can be undone. */
export function applySelection(
  draft: Draft,
  proposals: Proposal[],
  selection: ProposalSelection,
  profile: Profile,
): Draft {
  const { post } = draft;
  const chosen = proposals
    .flatMap(({ points }, at) => points.filter((_, index) => selection.points[at]?.[index]))
    .map(({ label, text, quote }): KeyPoint => ({ ...(label ? { label } : {}), text, quote }));
  const ownPoints = post.points.filter((_, index) => selection.ownPoints[index]);
  const findPosition = ({ quote }: KeyPoint) => {
    const at = quote ? draft.article.markdown.indexOf(quote.slice(0, 30)) : -1;
    return at < 0 ? draft.article.markdown.length : at;
  };
  const points = [...ownPoints, ...chosen].sort((one, other) => findPosition(one) - findPosition(other));
  const text = (name: ProposalTextName) => {
    const proposal = proposals[selection.texts[name] ?? -1];
    return proposal ? getProposedText(draft, proposal, name, profile) : getCurrentText(post, name);
  };
  const closing = text('closing');
  const heading = post.sections.at(-1)?.heading ?? profile.body.closing;
  const mergeLabels = (list: 'tags' | 'categories') => [
    ...new Set([...post[list], ...proposals.flatMap((one, at) => (selection[list][at] ? one[list] : []))]),
  ];
  const tags = selection.tags.includes(true) ? applyTagRule(mergeLabels('tags'), profile) : post.tags;
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
      categories: mergeLabels('categories'),
    },
    // Another number of points must not drop the points that were chosen here.
    rewritten: [...new Set([...draft.rewritten, ...chosen.map(({ quote }) => quote).filter(Boolean)])],
  };
}
