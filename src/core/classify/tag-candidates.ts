import { removeMarks } from '../text/remove-marks.ts';
import type { ArticleSignals } from './article-signals.ts';
import type { Mention } from './mentions.ts';
import { parseShares, type TaxonomyIndex } from './taxonomy-index.ts';

/** A tag that may be suggested, with the evidence in the article. */
export interface TagCandidate {
  key: string;
  /** The tag's number in the blog's taxonomy; -1 for a new tag. */
  tag: number;
  mention: Mention | undefined;
  /** The page's spelling, when the page itself has the tag. */
  pageTag: string | undefined;
  /** Cues for the tag, strongest first. */
  cues: { cue: string; share: number }[];
}

/**
 * Collects every tag with evidence in the article: the blog's tags that the article names, has as page tags or has cues for,
 * and new phrases and page tags.
 */
export function collectTagCandidates(signals: ArticleSignals, index: TaxonomyIndex): TagCandidate[] {
  const found = new Map<string, TagCandidate>();
  const addCandidate = (key: string, tag: number): TagCandidate => {
    const existing = found.get(key);
    if (existing) return existing;
    const { mentions, pageTags } = signals;
    const candidate = { key, tag, mention: mentions.get(key), pageTag: pageTags.get(key), cues: [] };
    found.set(key, candidate);
    return candidate;
  };
  for (const key of signals.pageTags.keys())
    if (!index.categories.has(key)) addCandidate(key, index.tags.get(key) ?? -1);
  for (const mention of signals.mentions.values()) {
    const tag = findKnownTag(mention, index);
    if (tag < 0 && (index.categories.has(mention.key) || !isWorthOffering(mention))) continue;
    addCandidate(mention.key, tag);
  }
  for (const cue of signals.cues.keys()) {
    const line = index.cues.get(cue);
    if (line === undefined) continue;
    for (const [tag, share] of parseShares(line)) {
      const key = index.list[tag]?.key;
      if (key) addCandidate(key, tag).cues.push({ cue, share });
    }
  }
  for (const candidate of found.values()) candidate.cues.sort((a, b) => b.share - a.share || (a.cue < b.cue ? -1 : 1));
  return [...found.values()];
}

/** Returns the number of the blog's tag that a phrase names; -1 for none. `ÖPA` does not name the tag `OPA`. */
function findKnownTag({ key, text }: Mention, index: TaxonomyIndex): number {
  const tag = index.tags.get(key) ?? -1;
  const name = index.list[tag]?.name ?? '';
  return /^\p{Lu}{2,}$/u.test(text) && text !== name && removeMarks(text) === name ? -1 : tag;
}

/** Matches the name of a file, which is no subject: `settings.yml`. `Node.js` and the like are names of products. */
const FILE_NAME =
  /\w\.(?:ya?ml|json|toml|ini|cfg|conf|csv|txt|log|lock|md|html?|css|py|rb|sh|xml|zip|gz|exe|pdf|png|jpe?g|svg|gif)$/i;

/** Whether a phrase may be a new tag: no file name, and no phrase that occurs once, without emphasis and without a capital. */
function isWorthOffering(mention: Mention): boolean {
  if (FILE_NAME.test(mention.text)) return false;
  return mention.count > 1 || mention.places !== 0 || mention.capital > 0;
}
