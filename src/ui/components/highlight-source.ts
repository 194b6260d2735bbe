/** A piece of a file and its syntactic kind (`''`: plain text). All pieces of all lines, joined, are the file. */
export interface SourceToken {
  kind: '' | 'fence' | 'key' | 'string' | 'number' | 'comment' | 'heading' | 'punctuation' | 'link' | 'code' | 'tag';
  text: string;
}

/** Splits a post's file into the tokens of each line: front matter (YAML or TOML), then Markdown. Lines keep their `\n`. */
export function highlightSource(text: string): SourceToken[][] {
  const lines = text.split(/(?<=\n)/);
  const [first = ''] = lines;
  const fence = /^(---|\+\+\+)\s*$/.test(first) ? first.trim() : '';
  const end = fence ? lines.findIndex((line, at) => at > 0 && line.trim() === fence) : -1;
  let code = '';
  return lines.map((line, at): SourceToken[] => {
    if (at <= end) return at === 0 || at === end ? [{ kind: 'fence', text: line }] : tokenizeFrontMatter(line);
    const ticks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (code) {
      if (ticks.startsWith(code) && line.trim() === ticks) code = '';
      return [{ kind: 'code', text: line }];
    }
    if (ticks) {
      code = ticks;
      return [{ kind: 'code', text: line }];
    }
    return tokenizeMarkdown(line);
  });
}

const KEY_PATTERN = /^(\s*(?:- )?)("[^"]*"|'[^']*'|[\w.-]+)(\s*(?::(?=\s|$)|=))/;

/** Patterns for the tokens of a YAML or TOML value, tried in this order at each position of the text. */
const VALUE_PATTERNS: [SourceToken['kind'], RegExp][] = [
  ['string', /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y],
  ['number', /(?<![\w-])(?:\d[\d.:TZ+-]*|true|false|null)(?![\w-])/y],
  ['comment', /(?<=^|\s)#.*/y],
  ['punctuation', /[[\]{},]/y],
];

function tokenizeFrontMatter(line: string): SourceToken[] {
  if (/^\s*\[[^\]"',]*\]\s*$/.test(line)) return [{ kind: 'key', text: line }];
  const [all = '', before = '', key = '', sign = ''] = KEY_PATTERN.exec(line) ?? [];
  const head: SourceToken[] = [
    { kind: 'punctuation', text: before },
    { kind: 'key', text: key },
    { kind: 'punctuation', text: sign },
  ];
  return [...head.filter(({ text }) => text), ...splitByPatterns(line.slice(all.length), VALUE_PATTERNS)];
}

const INLINE_PATTERNS: [SourceToken['kind'], RegExp][] = [
  ['code', /(`+)(?!`)(?:.*?[^`])\1(?!`)/y],
  ['comment', /<!--.*?-->/y],
  ['tag', /\{%.*?%\}|\{\{.*?\}\}|<\/?[a-z][^<>]*>/iy],
  ['link', /(?<=\]\()[^\s)]+/y],
  ['punctuation', /\*{1,3}|!?\[(?=[^\]]*\]\()|\]\(|(?<=\]\([^\s)]*)\)|\\[!-/:-@[-`{-~]/y],
];

function tokenizeMarkdown(line: string): SourceToken[] {
  if (/^#{1,6}\s/.test(line)) return [{ kind: 'heading', text: line }];
  const [mark = ''] = /^\s*(?:[-*+]|\d+[.)]|>+)\s+/.exec(line) ?? [];
  return [
    ...(mark ? [{ kind: 'punctuation' as const, text: mark }] : []),
    ...splitByPatterns(line.slice(mark.length), INLINE_PATTERNS),
  ];
}

function splitByPatterns(text: string, kinds: [SourceToken['kind'], RegExp][]): SourceToken[] {
  const tokens: SourceToken[] = [];
  let plain = 0;
  for (let at = 0; at < text.length; ) {
    const found = kinds.flatMap(([kind, pattern]): SourceToken[] => {
      pattern.lastIndex = at;
      const [match = ''] = pattern.exec(text) ?? [];
      return match ? [{ kind, text: match }] : [];
    })[0];
    if (!found) {
      at += 1;
      continue;
    }
    if (at > plain) tokens.push({ kind: '', text: text.slice(plain, at) });
    tokens.push(found);
    at += found.text.length;
    plain = at;
  }
  if (plain < text.length) tokens.push({ kind: '', text: text.slice(plain) });
  return tokens;
}
