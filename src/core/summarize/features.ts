/** What is known of each sentence, as numbers with names a reader understands. */
import type { Text } from '../types.ts';
import { cue } from './cues.ts';
import { type Terms, termsOf } from './terms.ts';
import type { Layout, Unit } from './units.ts';

export interface Features {
  names: readonly string[];
  /** Row-major: unit × feature. */
  values: Float32Array;
  terms: Terms;
}

const log = (value: number): number => Math.log1p(Math.max(0, value));

/** Cosine-like share: weight of the terms that `unit` has in common with a bag of weights. */
function weigh(unit: Int32Array, weights: Float64Array): number {
  let sum = 0;
  for (const id of unit) sum += weights[id] ?? 0;
  return sum;
}

function hits(unit: Int32Array, set: ReadonlySet<number>): number {
  let sum = 0;
  for (const id of unit) if (set.has(id)) sum++;
  return sum;
}

/** All features of all units; linear in the text. */
export function features(layout: Layout, text: Text, language: string): Features {
  const { units, sections, blocks } = layout;
  const n = units.length;
  const terms = termsOf(
    units.map((unit) => unit.text.slice(unit.body)),
    language,
  );
  const size = terms.frequency.length;
  const idf = new Float64Array(size);
  terms.frequency.forEach((df, id) => {
    idf[id] = Math.log(1 + n / df);
  });
  // Document and section centroids: how much of the text's talk is about a term.
  const centroid = new Float64Array(size);
  terms.frequency.forEach((df, id) => {
    centroid[id] = df > 1 ? log(df) : 0;
  });
  const title = terms.known(text.title);
  const titleSize = Math.max(1, terms.count(text.title));
  const headingTerms = terms.known(sections.map((section) => section.heading).join(' \n '));
  const lead = new Set<number>();
  for (let i = 0; i < Math.min(n, 3); i++) for (const id of terms.of[i] ?? []) lead.add(id);
  const own = sections.map((section) => terms.known(section.heading));
  const sectionOf = new Map<number, Float64Array | Map<number, number>>();
  sections.forEach((section, at) => {
    const bag = new Map<number, number>();
    for (let i = section.first; i < section.first + section.units; i++) {
      for (const id of terms.of[i] ?? []) bag.set(id, (bag.get(id) ?? 0) + 1);
    }
    sectionOf.set(at, bag);
  });
  const items = units.reduce((sum, unit) => sum + (unit.kind === 'item' ? 1 : 0), 0);
  const totalWords = units.reduce((sum, unit) => sum + unit.words, 0);
  const seen = new Uint8Array(size);
  const sectioned = sections.filter((section) => section.heading && section.units).length;
  let names: string[] = [];
  let values = new Float32Array(0);
  let at = 0;
  units.forEach((unit, i) => {
    const section = sections[unit.section];
    const row = describe(unit, i);
    function describe(unit: Unit, i: number): [string, number][] {
      const ids = terms.of[i] ?? new Int32Array(0);
      const count = Math.max(1, ids.length);
      const body = unit.text.slice(unit.body);
      const lower = body.toLowerCase();
      const heading = (section?.heading ?? '').toLowerCase();
      const bag = sectionOf.get(unit.section) as Map<number, number>;
      let local = 0;
      let fresh = 0;
      let rare = 0;
      for (const id of ids) {
        local += log((bag.get(id) ?? 1) - 1);
        if (!seen[id]) fresh++;
        rare += idf[id] ?? 0;
        seen[id] = 1;
      }
      const inSection = i - (section?.first ?? 0);
      return [
        ['place in text', i / Math.max(1, n - 1)],
        ['sentences before', log(i)],
        ['sentences after', log(n - 1 - i)],
        ['place in section', inSection / Math.max(1, (section?.units ?? 1) - 1)],
        ['sentences before in section', log(inSection)],
        ['section number', log(unit.section)],
        ['sections after', log(sections.length - 1 - unit.section)],
        ['section level', section?.level ?? 0],
        ['section sentences', log(section?.units ?? 0)],
        ['place in block', unit.index],
        ['block sentences', unit.siblings],
        ['sentences', log(n)],
        ['sections', log(sectioned)],
        ['share of items', items / n],
        ['words a sentence in text', totalWords / n],
        ['item', unit.kind === 'item' ? 1 : 0],
        ['depth', unit.depth],
        ['numbered', unit.ordered ? 1 : 0],
        ['introduced', unit.introduced ? 1 : 0],
        ['announces', unit.announces ? 1 : 0],
        ['quoted block', unit.quoted ? 1 : 0],
        ['after code or picture', blocks[unit.block]?.skipped ? 1 : 0],
        ['before code or picture', blocks[unit.block + 1]?.skipped ? 1 : 0],
        ['label', unit.label ? 1 : 0],
        ['bold label', unit.boldLabel ? 1 : 0],
        ['bold', unit.strong],
        ['code', unit.code],
        ['link', unit.link],
        ['words', unit.words],
        ['letters a word', body.length / Math.max(1, unit.words)],
        ['content words', ids.length],
        ['content share', ids.length / Math.max(1, unit.words)],
        ['numbers', body.match(/\p{N}+/gu)?.length ?? 0],
        ['capitals', (body.slice(1).match(/(?<=[\s("'“])\p{Lu}/gu)?.length ?? 0) / Math.max(1, unit.words)],
        ['commas', body.match(/[,;、，]/gu)?.length ?? 0],
        ['speech', /["“”«»„]|(?:^|\s)['‘]/u.test(body) ? 1 : 0],
        ['brackets', /[([]/.test(body) ? 1 : 0],
        ['question', /[?？؟]/u.test(body) ? 1 : 0],
        ['exclamation', /[!！]/u.test(body) ? 1 : 0],
        ['full stop', /[.!?。！？।؟]["'”’»)]*$/u.test(body) ? 1 : 0],
        ['first person', cue('first', language, 'anywhere').test(lower) ? 1 : 0],
        ['second person', cue('second', language, 'anywhere').test(lower) ? 1 : 0],
        ['opens with pronoun', cue('pronoun', language, 'start').test(lower) ? 1 : 0],
        ['opens with connective', cue('connective', language, 'start').test(lower) ? 1 : 0],
        ['call to action', cue('action', language, 'start').test(lower) ? 1 : 0],
        ['speaks of itself', cue('selfReference', language, 'anywhere').test(lower) ? 1 : 0],
        ['closing heading', cue('closing', language, 'start').test(heading) ? 1 : 0],
        ['takeaway heading', cue('takeaway', language, 'anywhere').test(heading) ? 1 : 0],
        ['minor heading', cue('minor', language, 'start').test(heading) ? 1 : 0],
        ['title shared', hits(ids, title) / titleSize],
        ['share from title', hits(ids, title) / count],
        ['share from own heading', hits(ids, own[unit.section] ?? new Set()) / count],
        ['share from headings', hits(ids, headingTerms) / count],
        ['share from lead', i < 3 ? 0.5 : hits(ids, lead) / count],
        ['centrality', weigh(ids, centroid) / count],
        ['centrality sum', weigh(ids, centroid)],
        ['centrality in section', local / count],
        ['new words', fresh / count],
        ['rarity', rare / count],
      ];
    }
    if (!names.length) {
      names = row.map(([name]) => name);
      values = new Float32Array(n * names.length);
    }
    for (const [, value] of row) values[at++] = value;
  });
  return { names, values, terms };
}
