import { applyTagRule } from '../core/format/apply-tag-rule.ts';
import { attributeExcerpt, getClosingHeading } from '../core/format/compose-post.ts';
import { hasProofLinks, type Profile } from '../core/format/profile.ts';
import { addProof, prepareQuotedTexts } from '../core/grounding/add-proof.ts';
import type { Proposal } from '../core/llm/index.ts';
import type { Post } from '../core/post.ts';
import { getSource } from '../core/post-source.ts';
import type { KeyPoint } from '../core/summary.ts';
import type { Draft } from '../storage/drafts.ts';

/** The names of a proposal's texts, in the order in which the interface shows them. */
export const PROPOSAL_TEXTS = ['title', 'excerpt', 'introduction', 'closing'] as const;
type ProposalTextName = (typeof PROPOSAL_TEXTS)[number];

/** What the user selects from several proposals and from the draft; together it makes the new post. */
export interface ProposalSelection {
  /** For each text, the index of the proposal that supplies it; null to keep the draft's text. */
  texts: Record<ProposalTextName, number | null>;
  /** Whether each proposed point is selected: one array for each proposal, one entry for each of its points. */
  points: boolean[][];
  /** Whether each point of the draft is kept. */
  ownPoints: boolean[];
  /** `tags`, `categories`: whether each proposal's tags and categories are added to those of the draft. */
  tags: boolean[];
  categories: boolean[];
}

/** Returns the post's current title, excerpt, introduction or closing. The closing is the text of the last section. */
export const getCurrentText = ({ sections, ...post }: Post, name: ProposalTextName): string =>
  name === 'closing' ? (sections.at(-1)?.text ?? '') : post[name];

/**
 * Returns the text that the post would have with this proposal; an excerpt gets the profile's attribution to the authors.
 */
export function getProposedText(draft: Draft, proposal: Proposal, name: ProposalTextName, profile: Profile): string {
  const { text } = proposal[name];
  if (name !== 'excerpt') return text;
  const { feed, language } = draft.post;
  return attributeExcerpt(text, { authors: getSource(draft.post).authors, site: feed.name, language }, profile);
}

/**
 * Returns the initial selection: from the best proposal only, all that the article supports. Points of several proposals
 * would say the same thing twice. The draft's title stays, and so does every point that the user wrote.
 */
export function defaultSelection(draft: Draft, proposals: Proposal[]): ProposalSelection {
  const countGrounded = ({ points }: Proposal) => points.filter(({ isGrounded }) => isGrounded).length;
  const maxGrounded = Math.max(0, ...proposals.map(countGrounded));
  const [first] = proposals.toSorted(
    (a, b) => countGrounded(b) - countGrounded(a) || b.groundedShare - a.groundedShare,
  );
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
    points: proposals.map(({ points }, at) => points.map(({ isGrounded }) => at === best && isGrounded)),
    ownPoints: draft.post.points.map(
      ({ quote }) => maxGrounded === 0 || quote === '' || draft.rewritten.includes(quote),
    ),
    tags: proposals.map((_, at) => at === best),
    categories: proposals.map((_, at) => at === best),
  };
}

/** Returns the draft with everything that is selected. It is one change, so one undo takes it back. */
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
  const sorted = [...ownPoints, ...chosen].sort((one, other) => findPosition(one) - findPosition(other));
  const points = hasProofLinks(profile) ? addProof(sorted, prepareQuotedTexts(draft.article.markdown, '')) : sorted;
  const text = (name: ProposalTextName) => {
    const proposal = proposals[selection.texts[name] ?? -1];
    return proposal ? getProposedText(draft, proposal, name, profile) : getCurrentText(post, name);
  };
  const closing = text('closing');
  const heading = post.sections.at(-1)?.heading ?? getClosingHeading('', post.language, profile);
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
    // Points listed in `rewritten` survive when the user later asks for another number of key points.
    rewritten: [...new Set([...draft.rewritten, ...chosen.map(({ quote }) => quote).filter(Boolean)])],
  };
}
