import { type Line, toLineKey } from './body-lines.ts';

/** Characters, and a share of the whole text from 0 to 1. A shorter run of lines may occur twice in an article. */
const MIN_RUN_LENGTH = 300;
const MIN_RUN_SHARE = 0.05;
/** Characters. A shorter caption may stand below two pictures. */
const MIN_CAPTION_LENGTH = 60;

/**
 * Finds the second copy of text that the page holds twice: a run of at least two different lines, such as an article with a copy
 * for small screens, or the caption of a picture that is shown twice.
 */
export function findRepeatedLines(lines: Line[]): Set<Line> {
  const repeated = new Set<Line>();
  const total = lines.reduce((sum, { length }) => sum + length, 0);
  const minLength = Math.max(MIN_RUN_LENGTH, total * MIN_RUN_SHARE);
  const withText = lines.filter(({ text, first }) => text && first);
  const keys = withText.map(toLineKey);
  const firstPlaces = new Map<string, number>();
  for (let index = 0; index < withText.length; index++) {
    const place = firstPlaces.get(keys[index] ?? '');
    if (place === undefined) {
      firstPlaces.set(keys[index] ?? '', index);
      continue;
    }
    let count = 0;
    while (place + count < index && index + count < keys.length && keys[place + count] === keys[index + count]) count++;
    const run = withText.slice(index, index + count);
    const length = run.reduce((sum, line) => sum + line.length, 0);
    if (
      length < minLength ||
      new Set(run.map(({ text }) => text.slice(0, 40))).size < 2 ||
      run.every(({ isInItem }) => isInItem)
    )
      continue;
    for (const line of run) repeated.add(line);
    index += count - 1;
  }
  const captions = new Set<string>();
  lines.forEach((line, index) => {
    if (line.text.length < MIN_CAPTION_LENGTH || !line.first || !lines[index - 1]?.hasMedia) return;
    if (captions.has(line.text)) repeated.add(line);
    captions.add(line.text);
  });
  return repeated;
}
