/** Words that a newcomer did not understand, and what the interface says instead. No whole message may be one of the former. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WORDING: [unclear: string, clear: string][] = [
  ['Make a post of this article', 'Turn this article into a post'],
  ['none of them is needed', 'or skip setup'],
  ['Keep it in reach', 'Pin Precis'],
  ['What your posts look like. Beside it, a sample post in that format.', 'How your posts are written.'],
  ['Drop a post of your blog here, or its whole folder', 'Drop a post or your whole posts folder here'],
  ['Label', 'Heading (optional)'],
  ['Join with the one above', 'Merge with previous'],
  ['Start again', 'Discard draft'],
  ['Read afresh', 'Read again'],
  ['Your draft of $1 is back.', 'Draft restored'],
  ['new to the blog', 'new tag'],
  ['Description, introduction, source', 'More fields'],
  ['The page gives no date. Write one, or the file goes without', 'No date found. Add one, or leave it out'],
  ['Read all tabs', 'Save all tabs'],
  ['this takes leave to read all web sites', 'needs temporary access to all sites'],
  ['Files on your disk need your leave', 'Allow access to local files'],
  ['asks for your leave', 'needs permission'],
  ['Saved last', 'Recently saved'],
  ['Saved first', 'Oldest saved'],
  ['From one day to another', 'Custom range'],
  ['Nothing saved fits this.', 'No matches'],
  ['Take away the filter', 'Remove filter'],
  ['Chosen: $1', '1 selected'],
  ['Choose none', 'Clear'],
  ['Take out a tag', 'Remove tag'],
  ['Posts added: $1, brought up to date: $2, here already: $3', '300 posts imported'],
  ['then they go for good', 'then are deleted permanently'],
  ['Days left: $1', '30 days left'],
  ['Folder of the blog in it', 'Blog folder'],
  ['Address of the server', 'Server URL'],
  ['The place did not take the token', 'The server rejected the token'],
  ['It is sent again by itself', 'Precis will retry'],
  ['It was changed there since, so it is left as it is', 'It changed on the server, so nothing was overwritten'],
  ['Write over it', 'Overwrite'],
  ['Taken back', 'Undone'],
  ['Where a post can go', 'Publish to'],
  ['Key points at first', 'Default number of key points'],
  ['Sentences of the article', 'Built-in summary'],
  ['A better post, by a model', 'AI rewrite (optional)'],
  ['Ask for a better post: $1', 'Improve with small'],
  ['$1 of its $2 points are proved', '2 of 4 points verified'],
  ['Take what is ticked', 'Use selected'],
  ['Throw away', 'Discard'],
  ['Another one that speaks the same language', 'Other (OpenAI-compatible)'],
  ['Its name as the service writes it', 'Model ID, e.g. gpt-4o-mini'],
  ['Ollama refuses extensions that it was not told of', 'Turn on if Ollama refuses the connection'],
  ['The browser does not take these keys', 'The browser can’t use this shortcut'],
  ['worked out', 'computed'],
  ['not explained', 'unknown'],
  ['always the same', 'fixed value'],
  ['It holds once the browser is started again', 'Takes effect after a restart'],
];

const normalize = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.!:…]+$/, '')
    .trim();

it('says nothing that a newcomer did not understand', () => {
  const file = join(import.meta.dirname, '../../public/_locales/en/messages.json');
  const texts: Record<string, { message: string }> = JSON.parse(readFileSync(file, 'utf8'));
  const clear = new Map(WORDING.map(([unclear, better]) => [normalize(unclear), better]));
  const faults = Object.entries(texts).flatMap(([key, { message }]) => {
    const better = clear.get(normalize(message));
    return better ? [`${key}: “${message}” → “${better}”`] : [];
  });
  expect(faults).toEqual([]);
});
