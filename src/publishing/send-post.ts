import { emptyPost } from '../core/format/empty-post.ts';
import { listImageUrls } from '../core/format/post-images.ts';
import type { Post, PostFile, Receipt } from '../core/post.ts';
import { hasLibrary } from '../extension/private-window.ts';
import { toWaitingState } from '../jobs/job.ts';
import { JobError } from '../jobs/job-error.ts';
import { wakeJobs } from '../jobs/wake-jobs.ts';
import { agreeToOrigin, loadAgreedOrigin } from '../storage/agreed-origins.ts';
import { type Destination, loadDestinations } from '../storage/destinations.ts';
import { getDestinationOrigin, loadDestinationValues } from './destination-values.ts';
import { findOutput, outputs } from './destinations/index.ts';
import { listImageHosts } from './fetch-images.ts';
import type { Output, Readiness, SendRequest } from './output.ts';
import { createOutputContext } from './output-context.ts';
import { acceptsFiles, checkReadiness, withDefaults } from './readiness.ts';
import { createSendJob, type SendJob } from './send-job.ts';
import { listSentVersions } from './undo-scope.ts';

/** A destination with its readiness, for the interface. */
export interface DestinationStatus {
  destination: Destination;
  output: Output;
  readiness: Readiness;
}

/** A post to send and its file. */
export interface PostToSend {
  /** Id in the library; '' for a post that is not saved. Only outputs that need a window accept a post without an id. */
  id: string;
  post: Post;
  file: PostFile;
}

/** Imports the database code only when something is sent, so that a popup opens faster. */
const loadJobStore = () => import('../jobs/job-store.ts');

/**
 * Lists the outputs without settings (clipboard, download), then the user's destinations. Without a library there are no
 * destinations.
 */
export async function listDestinationStatuses(): Promise<DestinationStatus[]> {
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const all = [
    ...plain.map(({ id }): Destination => ({ id, output: id, name: '', values: {} })),
    ...(hasLibrary ? await loadDestinations() : []),
  ];
  const found = all.map(async (destination): Promise<DestinationStatus[]> => {
    const output = findOutput(destination.output);
    return output ? [{ destination, output, readiness: await checkDestination(destination, output) }] : [];
  });
  return (await Promise.all(found)).flat();
}

async function checkDestination(destination: Destination, output: Output): Promise<Readiness> {
  const origin = getDestinationOrigin(destination);
  const isAgreed = origin === '' || origin === (await loadAgreedOrigin(destination.id));
  return isAgreed
    ? checkReadiness(output, await loadDestinationValues(destination, output), createOutputContext())
    : { is: 'needs-agreement', origin };
}

/**
 * Sends posts to a destination. An output that needs a window sends at once, and its receipt is saved. For any other output
 * a job is stored, which the background runs even after this window closes. Rejects with a `JobError` when the posts could
 * not be sent or stored. `permission`: result of the browser's permission prompt, which the click has opened. The job is on
 * disk before the user decides.
 */
export async function sendPosts(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  posts: PostToSend[],
  permission: Promise<boolean> = Promise.resolve(true),
): Promise<{ receipt: Receipt } | { job: string }> {
  const id = crypto.randomUUID();
  const items = posts.map(({ file, post }) => ({ file, post }));
  const values = await loadDestinationValues(destination, output);
  const origin = await loadAgreedOrigin(destination.id);
  const context = createOutputContext();
  if (output.needsWindow(values)) {
    if (getDestinationOrigin(destination) !== origin)
      throw new JobError('addressChanged', getDestinationOrigin(destination));
    await permission;
    // Opening a tab closes the popup and stops its code. So tabs are opened last, after the receipt is saved.
    const tabs: string[] = [];
    const openTab = async (url: string) => void tabs.push(url);
    const request = { assets: [], replace: {}, retried: false, id, items };
    const sent = await output.send(request, values, { ...context, openTab });
    const receipt = { ...sent, delivers: output.delivers, destination: destination.id };
    const saved = posts.filter((one) => one.id !== '');
    if (saved.length > 0) {
      const { addReceipt } = await import('../library/receipts.ts');
      for (const post of saved) await addReceipt(post.id, receipt);
    }
    for (const url of tabs) await context.openTab(url);
    return { receipt };
  }
  const wanted = listImagesToSend({ destination, output }, posts);
  const images = { wanted, hosts: listImageHosts(wanted), taken: 0, left: 0 };
  const job = createSendJob(
    {
      id,
      kind: 'send',
      destination: destination.id,
      origin,
      output: output.id,
      posts: posts.map((one) => one.id),
      ...(wanted.length > 0 ? { images } : {}),
    },
    { items, replace: await listOwnVersions(posts, destination) },
    context.now,
  );
  await storeAndWake(job, permission);
  return { job: id };
}

/**
 * Lists the files that earlier sends of these posts have written to the destination, with their versions: path → version. A
 * send may replace such a file without a question, as long as nobody has changed it since.
 */
async function listOwnVersions(posts: PostToSend[], { id, values }: Destination): Promise<Record<string, string>> {
  const { listReceipts } = await import('../library/receipts.ts');
  const receipts = (await Promise.all(posts.map((post) => listReceipts(post.id)))).flat();
  const versions = receipts
    .filter(({ output, destination = output }) => destination === id)
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((receipt) => listSentVersions(receipt, values.folder ?? ''));
  return Object.assign({}, ...versions);
}

/**
 * Stores a job that sends a backup to a destination. `title`: names the backup in the commit message. `permission`: see
 * `sendPosts`.
 */
export async function sendBackup(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  file: PostFile,
  title: string,
  permission: Promise<boolean>,
): Promise<void> {
  const what = {
    id: crypto.randomUUID(),
    kind: 'send',
    destination: destination.id,
    origin: await loadAgreedOrigin(destination.id),
    output: output.id,
    posts: [],
    backup: true,
  } as const;
  const items = [{ file, post: { ...emptyPost, title } }];
  await storeAndWake(createSendJob({ ...what, posts: [] }, { items }, new Date().toISOString()), permission);
}

async function storeAndWake(job: SendJob, permission: Promise<boolean> = Promise.resolve(true)): Promise<void> {
  await (await loadJobStore()).saveJob(job);
  // The permission prompt may close the popup. The background is told of a granted permission, too, and runs the job.
  void permission.finally(wakeJobs);
}

/**
 * Lists the addresses of the images to send along with posts; none unless the user has switched this on for the destination.
 */
export function listImagesToSend(
  { destination, output }: Pick<DestinationStatus, 'destination' | 'output'>,
  posts: Pick<PostToSend, 'file' | 'post'>[],
): string[] {
  const values = withDefaults(output, destination.values);
  const isWanted = values.images === 'yes' && acceptsFiles(output, values);
  return isWanted ? [...new Set(posts.flatMap(({ file, post }) => listImageUrls({ text: file.text, post })))] : [];
}

/** Stores the user's agreement to a destination's new origin, and resumes the job that stopped because of it. */
export async function agreeAndGoOn(job: SendJob, origin: string): Promise<void> {
  await agreeToOrigin(job.destination, origin);
  await resumeJob(job, {}, origin);
}

/** Makes a waiting or stopped job run again now. `request`: members of the job's request that the user has changed. */
export async function resumeJob(
  job: SendJob,
  request: Partial<SendRequest> = {},
  origin: string = job.origin,
): Promise<void> {
  const { updateJob } = await loadJobStore();
  const waiting = toWaitingState(new Date().toISOString());
  await updateJob<SendJob>(job.id, (stored) =>
    stored.state === 'working'
      ? null
      : { ...waiting, origin, existing: [], request: { ...stored.request, ...request } },
  );
  void wakeJobs();
}

/**
 * Stores a job that undoes a send, and resolves with the job's id. `posts`: ids of the saved posts with this receipt; [] for
 * a backup.
 */
export async function requestUndo(receipt: Receipt, posts: string[]): Promise<string> {
  const { destination = receipt.output, output } = receipt;
  const id = crypto.randomUUID();
  const origin = await loadAgreedOrigin(destination);
  const what = { id, kind: 'undo', destination, origin, output, posts, receipt } as const;
  const job = createSendJob(
    { ...what, ...(posts.length === 0 ? { backup: true } : {}) },
    { items: [] },
    new Date().toISOString(),
  );
  await storeAndWake(job);
  return id;
}
