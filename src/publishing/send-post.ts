import { emptyPost } from '../core/format/empty-post.ts';
import { listImageUrls } from '../core/format/post-images.ts';
import type { Post, PostFile, Receipt } from '../core/post.ts';
import { askBackground } from '../extension/messages.ts';
import { hasLibrary, isPrivateWindow } from '../extension/private-window.ts';
import { agreeToOrigin, loadAgreedOrigin } from '../storage/agreed-origins.ts';
import { type Destination, loadDestinations, loadDestinationValues } from '../storage/destinations.ts';
import {
  acceptsFiles,
  checkReadiness,
  createJob,
  findOutput,
  getDestinationOrigin,
  type Job,
  listImageHosts,
  type Output,
  outputs,
  type Readiness,
  restartJob,
  SendError,
  type SendRequest,
  withDefaults,
} from './destinations/index.ts';
import { createOutputContext } from './output-context.ts';

/** Somewhere that a post can go, as far as is known before a click. */
export interface DestinationStatus {
  destination: Destination;
  output: Output;
  readiness: Readiness;
}

/** A saved post and its file. */
export interface PostToSend {
  /** Id in the library; '' for a post that is not there, which only a place in a window takes. */
  id: string;
  post: Post;
  file: PostFile;
}

/** Not needed before something is sent: a popup opens without the database. */
const outbox = () => import('../jobs/job-store.ts');

/** A place of every output that has nothing to set, then those that the person has set up, where a send can be written down. */
export async function listDestinationStatuses(): Promise<DestinationStatus[]> {
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const all = [
    ...plain.map(({ id }): Destination => ({ id, output: id, name: '', values: {} })),
    ...(hasLibrary ? await loadDestinations() : []),
  ];
  const found = all.map(async (destination): Promise<DestinationStatus[]> => {
    const output = findOutput(destination.output);
    if (!output) return [];
    return [{ destination, output, readiness: await stateOfPlace(destination, output) }];
  });
  return (await Promise.all(found)).flat();
}

async function stateOfPlace(destination: Destination, output: Output): Promise<Readiness> {
  const origin = getDestinationOrigin(destination);
  const isAgreed = origin === '' || origin === (await loadAgreedOrigin(destination.id));
  return isAgreed
    ? checkReadiness(output, await loadDestinationValues(destination, output), createOutputContext())
    : { is: 'needs-agreement', origin };
}

/**
 * Sends posts to a place. What needs a window in front is sent at once and its receipt kept; anything else is written down
 * as a job, for which the background is woken, and outlives this window. Rejects with `SendError` when it could not be sent, or
 * not be written down. `permission`: the browser's question that the click has brought up; the job is on disk while it stands.
 */
export async function sendPosts(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  sendings: PostToSend[],
  permission: Promise<boolean> = Promise.resolve(true),
): Promise<{ receipt: Receipt } | { job: string }> {
  const id = crypto.randomUUID();
  const posts = sendings.map((sending) => sending.id);
  const items = sendings.map(({ file, post }) => ({ file, post }));
  const values = await loadDestinationValues(destination, output);
  const origin = await loadAgreedOrigin(destination.id);
  const here = createOutputContext();
  if (output.needsWindow(values)) {
    if (getDestinationOrigin(destination) !== origin)
      throw new SendError('addressChanged', getDestinationOrigin(destination));
    await permission;
    // A popup goes with the tab that comes before it, and what it had left to do with it.
    const tabs: string[] = [];
    const openTab = async (url: string) => void tabs.push(url);
    const sent = await output.send({ ...EMPTY_REQUEST, id, items }, values, { ...here, openTab });
    const receipt = { ...sent, destination: destination.id };
    const saved = posts.filter(Boolean);
    if (saved.length > 0) {
      const { addReceipt } = await import('../library/posts.ts');
      for (const post of saved) await addReceipt(post, receipt);
    }
    for (const url of tabs) await here.openTab(url);
    return { receipt };
  }
  const wanted = listImagesToSend({ destination, output }, sendings);
  const images = { wanted, hosts: listImageHosts(wanted), taken: 0, left: 0 };
  const what = { id, does: 'send', destination: destination.id, origin, output: output.id, posts } as const;
  await (await outbox()).saveJob(createJob({ ...what, ...(wanted.length > 0 ? { images } : {}) }, { items }, here.now));
  // A popup may be gone by the time of the answer; the background hears of it, too.
  void permission.finally(wakeOutbox);
  return { job: id };
}

/** Sends a backup to a place that takes files, as `sendPosts` sends posts. `title`: what a repository calls it in its history. */
export async function sendBackup(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  file: PostFile,
  title: string,
  permission: Promise<boolean>,
): Promise<void> {
  const items = [{ file, post: { ...emptyPost, title } }];
  const origin = await loadAgreedOrigin(destination.id);
  const id = crypto.randomUUID();
  const what = { id, does: 'send', destination: destination.id, origin, output: output.id } as const;
  await (await outbox()).saveJob(createJob({ ...what, posts: [], backup: true }, { items }, new Date().toISOString()));
  void permission.finally(wakeOutbox);
}

/** Addresses of the images that go along with posts to a place, where the person wants that. */
export function listImagesToSend(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  sendings: Pick<PostToSend, 'file' | 'post'>[],
): string[] {
  const values = withDefaults(output, destination.values);
  const along = values.images === 'yes' && acceptsFiles(output, values);
  return along ? [...new Set(sendings.flatMap(({ file, post }) => listImageUrls({ text: file.text, post })))] : [];
}

/** The user agrees that a job goes to the address that its destination has now, and so does what is sent there later. */
export async function agreeAndGoOn(job: Job, origin: string): Promise<void> {
  await agreeToOrigin(job.destination, origin);
  await resumeJob({ ...job, origin });
}

/** Goes on with a job that waits, or has stopped for the person, with what they have decided. */
export async function resumeJob(job: Job, parcel: Partial<SendRequest> = {}): Promise<void> {
  await (await outbox()).updateJob(restartJob(job, parcel, new Date().toISOString()));
  wakeOutbox();
}

const EMPTY_REQUEST: Omit<SendRequest, 'id' | 'items'> = { assets: [], replace: {}, again: false };

/** Takes back what a receipt tells of, as a job of its own. `posts`: ids of the saved posts that have the receipt; of a backup none. */
export async function requestUndo(receipt: Receipt, posts: string[]): Promise<string> {
  const { destination = receipt.output, output } = receipt;
  const id = crypto.randomUUID();
  const origin = await loadAgreedOrigin(destination);
  const job = createJob(
    { id, does: 'undo', destination, origin, output, posts, receipt, ...(posts.length === 0 ? { backup: true } : {}) },
    { items: [] },
    new Date().toISOString(),
  );
  await (await outbox()).saveJob(job);
  wakeOutbox();
  return id;
}

/** Wakes the background to see to the outbox. What a private window writes down is its own, out of Firefox's one background's sight. */
export function wakeOutbox(): void {
  if (isPrivateWindow) {
    void import('./outbox.ts').then(({ processOutbox }) => processOutbox(true));
    return;
  }
  void askBackground('see to the outbox');
}
