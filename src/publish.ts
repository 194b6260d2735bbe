import { agreeToOrigin, loadAgreedOrigin } from './browser/agreed-origins.ts';
import { type Destination, loadDestinations, originOf, valuesOf } from './browser/destinations.ts';
import { ask } from './browser/messages.ts';
import { hasLibrary, isPrivate } from './browser/private.ts';
import { world } from './browser/world.ts';
import { emptyPost } from './core/post/empty-post.ts';
import { imagesIn } from './core/post/images.ts';
import type { Post, PostFile, Receipt } from './core/types.ts';
import {
  Failed,
  filled,
  hostsOf,
  type Job,
  newJob,
  type Output,
  outputOf,
  outputs,
  type Parcel,
  resumed,
  type State,
  stateOf,
  takesFiles,
} from './outputs/index.ts';

/** Somewhere that a post can go, as far as is known before a click. */
export interface Place {
  destination: Destination;
  output: Output;
  state: State;
}

/** A saved post and its file. */
export interface Sending {
  /** Id in the library; '' for a post that is not there, which only a place in a window takes. */
  id: string;
  post: Post;
  file: PostFile;
}

/** Not needed before something is sent: a popup opens without the database. */
const outbox = () => import('./library/outbox.ts');

/** A place of every output that has nothing to set, then those that the person has set up, where a send can be written down. */
export async function places(): Promise<Place[]> {
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const all = [
    ...plain.map(({ id }): Destination => ({ id, output: id, name: '', values: {} })),
    ...(hasLibrary ? await loadDestinations() : []),
  ];
  const found = all.map(async (destination): Promise<Place[]> => {
    const output = outputOf(destination.output);
    if (!output) return [];
    return [{ destination, output, state: await stateOfPlace(destination, output) }];
  });
  return (await Promise.all(found)).flat();
}

async function stateOfPlace(destination: Destination, output: Output): Promise<State> {
  const origin = originOf(destination);
  const isAgreed = origin === '' || origin === (await loadAgreedOrigin(destination.id));
  return isAgreed ? stateOf(output, await valuesOf(destination, output), world()) : { is: 'needs-agreement', origin };
}

/**
 * Sends posts to a place. What needs a window in front is sent at once and its receipt kept; anything else is written down
 * as a job, for which the background is woken, and outlives this window. Rejects with `Failed` when it could not be sent, or
 * not be written down. `leave`: the browser's question that the click has brought up; the job is on disk while it stands.
 */
export async function publish(
  { destination, output }: Pick<Place, 'destination' | 'output'>,
  sendings: Sending[],
  leave: Promise<boolean> = Promise.resolve(true),
): Promise<{ receipt: Receipt } | { job: string }> {
  const id = crypto.randomUUID();
  const posts = sendings.map((sending) => sending.id);
  const items = sendings.map(({ file, post }) => ({ file, post }));
  const values = await valuesOf(destination, output);
  const origin = await loadAgreedOrigin(destination.id);
  const here = world();
  if (output.inWindow(values)) {
    if (originOf(destination) !== origin) throw new Failed('addressChanged', originOf(destination));
    await leave;
    // A popup goes with the tab that comes before it, and what it had left to do with it.
    const tabs: string[] = [];
    const openTab = async (url: string) => void tabs.push(url);
    const sent = await output.send({ ...loose, id, items }, values, { ...here, openTab });
    const receipt = { ...sent, destination: destination.id };
    const saved = posts.filter(Boolean);
    if (saved.length > 0) {
      const { addReceipt } = await import('./library/posts.ts');
      for (const post of saved) await addReceipt(post, receipt);
    }
    for (const url of tabs) await here.openTab(url);
    return { receipt };
  }
  const wanted = imagesFor({ destination, output }, sendings);
  const images = { wanted, hosts: hostsOf(wanted), taken: 0, left: 0 };
  const what = { id, does: 'send', destination: destination.id, origin, output: output.id, posts } as const;
  await (await outbox()).putJob(newJob({ ...what, ...(wanted.length > 0 ? { images } : {}) }, { items }, here.now));
  // A popup may be gone by the time of the answer; the background hears of it, too.
  void leave.finally(nudge);
  return { job: id };
}

/** Sends a backup to a place that takes files, as `publish` sends posts. `title`: what a repository calls it in its history. */
export async function sendBackup(
  { destination, output }: Pick<Place, 'destination' | 'output'>,
  file: PostFile,
  title: string,
  leave: Promise<boolean>,
): Promise<void> {
  const items = [{ file, post: { ...emptyPost, title } }];
  const origin = await loadAgreedOrigin(destination.id);
  const id = crypto.randomUUID();
  const what = { id, does: 'send', destination: destination.id, origin, output: output.id } as const;
  await (await outbox()).putJob(newJob({ ...what, posts: [], backup: true }, { items }, new Date().toISOString()));
  void leave.finally(nudge);
}

/** Addresses of the images that go along with posts to a place, where the person wants that. */
export function imagesFor(
  { destination, output }: Pick<Place, 'destination' | 'output'>,
  sendings: Pick<Sending, 'file' | 'post'>[],
): string[] {
  const values = filled(output, destination.values);
  const along = values.images === 'yes' && takesFiles(output, values);
  return along ? [...new Set(sendings.flatMap(({ file, post }) => imagesIn({ text: file.text, post })))] : [];
}

/** The user agrees that a job goes to the address that its destination has now, and so does what is sent there later. */
export async function agreeAndGoOn(job: Job, origin: string): Promise<void> {
  await agreeToOrigin(job.destination, origin);
  await goOn({ ...job, origin });
}

/** Goes on with a job that waits, or has stopped for the person, with what they have decided. */
export async function goOn(job: Job, parcel: Partial<Parcel> = {}): Promise<void> {
  await (await outbox()).changeJob(resumed(job, parcel, new Date().toISOString()));
  nudge();
}

const loose: Omit<Parcel, 'id' | 'items'> = { assets: [], replace: {}, again: false };

/** Takes back what a receipt tells of, as a job of its own. `posts`: ids of the saved posts that have the receipt; of a backup none. */
export async function takeBack(receipt: Receipt, posts: string[]): Promise<string> {
  const { destination = receipt.output, output } = receipt;
  const id = crypto.randomUUID();
  const origin = await loadAgreedOrigin(destination);
  const job = newJob(
    { id, does: 'undo', destination, origin, output, posts, receipt, ...(posts.length === 0 ? { backup: true } : {}) },
    { items: [] },
    new Date().toISOString(),
  );
  await (await outbox()).putJob(job);
  nudge();
  return id;
}

/** Wakes the background to see to the outbox. What a private window writes down is its own, out of Firefox's one background's sight. */
export function nudge(): void {
  if (isPrivate) {
    void import('./post-office.ts').then(({ seeToOutbox }) => seeToOutbox(true));
    return;
  }
  void ask('see to the outbox');
}
