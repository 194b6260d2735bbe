import type { ArticleSignals } from './article-signals.ts';
import type { Mention } from './mentions.ts';
import { parseShares, type TaxonomyIndex } from './taxonomy-index.ts';

/** A tag that might be offered, with what speaks for it. */
export interface TagCandidate {
  key: string;
  /** Number of the blog's tag; -1 for a new one. */
  tag: number;
  mention: Mention | undefined;
  /** The page's own spelling, when it is a page tag. */
  pageTag: string | undefined;
  /** Cues that speak for it, strongest first. */
  cues: { cue: string; share: number }[];
}

/** Every tag with any support: known ones that are named, tagged on the page or cued; phrases and page tags that are new. */
export function collectTagCandidates(reading: ArticleSignals, index: TaxonomyIndex): TagCandidate[] {
  const found = new Map<string, TagCandidate>();
  const offer = (key: string, tag: number): TagCandidate => {
    const before = found.get(key);
    if (before) return before;
    const { mentions, pageTags } = reading;
    const candidate = { key, tag, mention: mentions.get(key), pageTag: pageTags.get(key), cues: [] };
    found.set(key, candidate);
    return candidate;
  };
  for (const key of reading.pageTags.keys()) if (!index.categories.has(key)) offer(key, index.tags.get(key) ?? -1);
  for (const mention of reading.mentions.values()) {
    const tag = index.tags.get(mention.key) ?? -1;
    if (tag < 0 && (index.categories.has(mention.key) || !isWorthOffering(mention))) continue;
    offer(mention.key, tag);
  }
  for (const cue of reading.cues.keys()) {
    const line = index.cues.get(cue);
    if (line === undefined) continue;
    for (const [tag, share] of parseShares(line)) {
      const key = index.list[tag]?.key;
      if (key) offer(key, tag).cues.push({ cue, share });
    }
  }
  for (const candidate of found.values()) candidate.cues.sort((a, b) => b.share - a.share || (a.cue < b.cue ? -1 : 1));
  return [...found.values()];
}

/** A phrase that is named once, in passing and without a capital is not a tag. */
function isWorthOffering(mention: Mention): boolean {
  return mention.count > 1 || mention.places !== 0 || mention.capital > 0;
}
