/** Returns the commands that have every word of the query, those first that begin with it. Ignores case and accents. */
export function searchCommands<C extends { label: string }>(commands: C[], query: string): C[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const begins = ({ label }: C) => (words[0] !== undefined && fold(label).startsWith(words[0]) ? 0 : 1);
  return commands
    .filter(({ label }) => words.every((word) => fold(label).includes(word)))
    .sort((a, b) => begins(a) - begins(b));
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
