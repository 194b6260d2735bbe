import type { Finding } from './preflight.ts';
import type { FrontMatterKey, Profile } from './profile.ts';

/**
 * Returns the line (from 0) of a printed file that a finding concerns; null when the finding concerns the file's name or
 * something that is missing.
 */
export function locateFinding(finding: Finding, text: string, profile: Pick<Profile, 'keys'>): number | null {
  const lines = text.split('\n');
  const locate = LOCATORS[finding.code] as ((finding: Finding, file: PrintedLines) => number) | undefined;
  const line = locate?.(finding, { lines, end: findFrontMatterEnd(lines), keys: profile.keys }) ?? -1;
  return line < 0 ? null : line;
}

interface PrintedLines {
  lines: string[];
  /** Line of the closing fence (`---` or `+++`); 0 without front matter. */
  end: number;
  keys: FrontMatterKey[];
}

type FindingWithCode<Code> = Extract<Finding, { code: Code }>;

const LOCATORS: { [Code in Finding['code']]?: (finding: FindingWithCode<Code>, file: PrintedLines) => number } = {
  'front-matter-invalid': ({ message }) => Number(LINE_IN_MESSAGE.exec(message)?.slice(1).find(Boolean) ?? -1),
  'value-lost': ({ key }, file) => findKeyLine(key, file),
  'key-type': ({ key }, file) => findKeyLine(key, file),
  'key-not-allowed': ({ key }, file) => findKeyLine(key, file),
  'key-too-short': ({ key }, file) => findKeyLine(key, file),
  'key-too-long': ({ key }, file) => findKeyLine(key, file),
  'address-credentials': ({ address }, { lines }) => findAddressLine(address, lines),
  'address-local': ({ address }, { lines }) => findAddressLine(address, lines),
  'address-private': ({ address }, { lines }) => findAddressLine(address, lines),
  'no-title': (_, file) => findNounLine(/^title\b/, file),
  'no-date': (_, file) => findDateLine(file),
  'date-invalid': (_, file) => findDateLine(file),
  'date-future': (_, file) => findDateLine(file),
  'no-source': (_, file) => findNounLine(/^canonical\b/, file),
  'category-unknown': ({ category }, file) => findItemLine(category, findNounLine(/^categories\b/, file), file),
  'marker-count': ({ marker }, { lines }) => lines.findLastIndex((line) => line.includes(marker)),
  'hazard-left': ({ text }, { lines, end }) => {
    const [first = ''] = text.trim().split('\n');
    return first === '' ? -1 : lines.findIndex((line, at) => at > end && line.includes(first));
  },
};

/**
 * Matches the line number in a parser's message: `… at line 3, column 5` (YAML), or the numbered line above a caret (TOML).
 * Parsers count from 1 after the opening fence, so the number is the index of the line in the file.
 */
const LINE_IN_MESSAGE = /\bat line (\d+)|^(\d+): .*\n\s*\^/m;

function findFrontMatterEnd(lines: string[]): number {
  const [fence = ''] = lines;
  return /^(---|\+\+\+)\s*$/.test(fence)
    ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence.trimEnd())
    : 0;
}

/**
 * Returns the line of a front-matter key; -1 when the file lacks the key. `name`: the key's name, or `table.key` inside a
 * table.
 */
function findKeyLine(name: string, { lines, end, keys }: PrintedLines): number {
  const key = keys.find(({ name: keyName, table }) => (table === undefined ? keyName : `${table}.${keyName}`) === name);
  const { table, name: keyName } = key ?? { table: undefined, name };
  const startsWithKey = (word: string) => (line: string, at: number) => {
    const rest = line.trimStart().replace(/^(["'])(.*?)\1/, '$2');
    return at > 0 && at < end && rest.startsWith(word) && /^\s*[:=]/.test(rest.slice(word.length));
  };
  const tableAt = table === undefined ? 0 : lines.findIndex((line, at) => isTableLine(line, table) && at < end);
  return tableAt < 0 ? -1 : lines.findIndex((line, at) => at >= tableAt && startsWithKey(keyName)(line, at));
}

const isTableLine = (line: string, table: string) => [`${table}:`, `[${table}]`].includes(line.trim());

/** Returns the line of the first key that prints the post field `noun`; -1 when no key prints that field. */
function findNounLine(noun: RegExp, file: PrintedLines): number {
  const key = file.keys.find(({ from }) => from !== undefined && noun.test(from));
  return key ? findKeyLine(key.table === undefined ? key.name : `${key.table}.${key.name}`, file) : -1;
}

function findDateLine(file: PrintedLines): number {
  const key = file.keys.find(({ date, from }) => date && from !== undefined && /^date\b/.test(from));
  return key ? findKeyLine(key.table === undefined ? key.name : `${key.table}.${key.name}`, file) : -1;
}

/** Returns the line of an address, of which a finding may hide the user name and leave out the end. */
function findAddressLine(address: string, lines: string[]): number {
  const host = address.replace(/^https?:\/\/(?:…@)?/i, '').replace(/…$/, '');
  return lines.findIndex((line) => line.includes(host));
}

/** Returns the line of a list item, searching from the key's line `from`. Returns `from` when no line contains the item. */
function findItemLine(item: string, from: number, { lines, end }: PrintedLines): number {
  const at = lines.findIndex((line, number) => number >= from && number < end && line.includes(item));
  return from < 0 ? -1 : at < 0 ? from : at;
}
