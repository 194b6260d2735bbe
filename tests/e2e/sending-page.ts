/** Sets up destinations, models and jobs by the extension's own code: many more than a test could set up by clicks. */
import browser from 'webextension-polyfill';
import { saveJob } from '../../src/jobs/job-store.ts';
import { wakeJobs } from '../../src/jobs/wake-jobs.ts';
import { restoreBackup } from '../../src/library/transfer/backup.ts';
import { profiles } from '../../src/profiles/index.ts';
import {
  bindDestinationSecrets,
  getDestinationOrigin,
  loadDestinationValues,
  saveDestination,
} from '../../src/publishing/destination-values.ts';
import { findOutput, outputs } from '../../src/publishing/destinations/index.ts';
import type { Output } from '../../src/publishing/output.ts';
import { createSendJob, type SendJob } from '../../src/publishing/send-job.ts';
import { listSendJobs } from '../../src/publishing/send-job-store.ts';
import { listDestinationStatuses } from '../../src/publishing/send-post.ts';
import type { ProposalInput } from '../../src/rewriting/plan-request.ts';
import { createProposalJob, findProposalJob } from '../../src/rewriting/proposal-job.ts';
import { bindProviderSecrets, loadProviderValues } from '../../src/rewriting/provider-values.ts';
import { providers } from '../../src/rewriting/providers/index.ts';
import type { Field, Values } from '../../src/storage/field.ts';
import { loadModelSettings, saveModelSettings, toSecretOwner } from '../../src/storage/model-settings.ts';
import { saveSecret } from '../../src/storage/secrets.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { answerTests } from './answer-tests.ts';

/**
 * The secret and the post's text, which only the agreed server may receive. Tests look for both in the recorded requests.
 */
const SECRET = 'secret-of-the-agreed-server';
const TEXT = 'The text of the post.';

/** Returns what a user would type into the fields of an output or a model, except secrets. */
function typed(fields: Field[], address: string): Values {
  const value = ({ key, kind, required }: Field): string =>
    kind === 'url' ? address : key === 'way' ? 'commit' : required ? 'ana/blog' : '';
  return Object.fromEntries(fields.filter(({ kind }) => kind !== 'secret').map((field) => [field.key, value(field)]));
}

const secretFields = (fields: Field[]) => fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key);

/** The outputs that send requests to a server. */
const remote = outputs.filter((output) => output.endpoint);
const found = (id: string): Output => {
  const output = findOutput(id);
  if (!output) throw new Error(`No output ${id}`);
  return output;
};

const createInput = (markdown: string): ProposalInput => ({
  text: {
    title: 'A post',
    markdown,
    language: 'en',
    authors: [],
    url: 'https://site.example/a',
    site: '',
    description: '',
  },
  published: '',
  preferences: { points: 3, language: '', style: '', examples: [], tags: [], categories: [] },
  completedParts: [],
});

const modelOfId = (id: string) => {
  const model = providers.find((one) => one.id === id);
  if (!model) throw new Error(`No model ${id}`);
  return model;
};

const sending = {
  kinds: () => ({
    outputs: remote.map(({ id }) => id),
    models: providers.filter((model) => model.fields.some(({ kind }) => kind === 'url')).map(({ id }) => id),
    secret: SECRET,
    text: TEXT,
  }),

  /** Sets up a destination with a secret, as users do. `queue`: store a send, too; `remember`: keep the secret on disk. */
  async setUp(id: string, kind: string, address: string, { queue = true, remember = false } = {}) {
    const output = found(kind);
    const destination = { id, output: kind, name: id, values: typed(output.fields, address) };
    await saveDestination(destination, output);
    const origin = getDestinationOrigin(destination);
    for (const key of secretFields(output.fields)) await saveSecret(id, key, { value: SECRET, origin }, remember);
    if (queue) await sending.queue(id, kind, origin);
  },
  async queue(id: string, kind: string, origin: string) {
    const file = { path: `${id}.md`, text: TEXT };
    const what = { id: `job-${id}`, kind: 'send' as const, destination: id, origin, output: kind };
    await saveJob(
      createSendJob({ ...what, posts: [] }, { items: [{ file, post: previewPost }] }, new Date().toISOString()),
    );
  },
  /** Overwrites the stored destination with another kind or address, directly in the storage. */
  async replace(id: string, kind: string, address: string) {
    const { destinations } = (await browser.storage.local.get('destinations')) as { destinations: { id: string }[] };
    const others = destinations.filter((one) => one.id !== id);
    const other = { id, output: kind, name: id, values: typed(found(kind).fields, address) };
    await browser.storage.local.set({ destinations: [...others, other] });
  },
  forget: async (id: string) => {
    const { destinations } = (await browser.storage.local.get('destinations')) as { destinations: { id: string }[] };
    await browser.storage.local.set({ destinations: destinations.filter((one) => one.id !== id) });
  },
  /** Returns a destination as a backup file holds it. */
  backedUp: (id: string, kind: string, address: string) => ({
    id,
    output: kind,
    name: id,
    values: typed(found(kind).fields, address),
  }),
  restore: async (text: string) => {
    await restoreBackup(
      new File([text], 'backup.json'),
      profiles,
      new Date().toISOString(),
      () => undefined,
      bindDestinationSecrets,
    );
  },
  /** Has the background process all jobs. Resolves with the code, or else the state, of each job. */
  async send() {
    const tries = new Map((await listSendJobs()).map((job) => [job.id, job.tries]));
    const isSettled = (job: SendJob) =>
      job.state === 'done' ||
      job.state === 'stopped' ||
      (job.state === 'waiting' && (job.code === 'limited' || job.tries > (tries.get(job.id) ?? 0)));
    await wakeJobs();
    for (;;) {
      const jobs = await listSendJobs();
      if (jobs.every(isSettled)) return Object.fromEntries(jobs.map(({ id, state, code }) => [id, code ?? state]));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  states: async () =>
    Object.fromEntries(
      (await listDestinationStatuses()).map(({ destination, readiness }) => [destination.id, readiness.is] as const),
    ),
  /** Returns for each destination whether a send would carry the secret. */
  secrets: async () =>
    Object.fromEntries(
      await Promise.all(
        (await listDestinationStatuses()).map(async ({ destination, output }) => {
          const values = await loadDestinationValues(destination, output);
          return [destination.id, secretFields(output.fields).some((key) => values[key] === SECRET)] as const;
        }),
      ),
    ),

  /** Sets up a model as the user does, and agrees to its address. */
  async setUpModel(id: string, address: string) {
    const model = modelOfId(id);
    const { origin } = new URL(address);
    const values = { ...(await loadModelSettings()).values, [id]: { service: 'other', base: address, model: 'small' } };
    await saveModelSettings({ model: id, values, agreed: [origin] });
    for (const key of secretFields(model.fields))
      await saveSecret(toSecretOwner(model), key, { value: SECRET, origin }, false);
  },
  /** Changes the stored address or service of a model, directly in the storage. */
  async replaceModel(id: string, change: Values) {
    const { values } = await loadModelSettings();
    await saveModelSettings({ values: { ...values, [id]: { ...values[id], ...change } } });
  },
  async askModel(key: string, model: string, origin: string) {
    const what = { uniqueKey: key, input: createInput(TEXT), model, origin, name: 'small', others: [] };
    await saveJob(createProposalJob(what, new Date().toISOString()));
    await wakeJobs();
    for (;;) {
      const job = await findProposalJob(key);
      if (job?.state === 'stopped' || job?.state === 'done') return job.code ?? job.state;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  /** Returns the address and the key that a request to the model would carry. */
  modelNow: async (id: string) => loadProviderValues(modelOfId(id), await loadModelSettings()),
  agreed: async () => (await loadModelSettings()).agreed,

  /** Stores secrets as an older version did: plain texts that are bound to no address. */
  async asBefore(secrets: Record<string, string>) {
    await browser.storage.local.set(secrets);
    await browser.storage.local.remove(['secretsBound', 'modelSecretsBound']);
  },
  async bindSecrets() {
    await bindDestinationSecrets();
    await bindProviderSecrets();
  },
  stored: async (key: string) => ({
    ...(await browser.storage.local.get(key)),
    ...(await browser.storage.session.get(key)),
  }),
  keep: (values: Record<string, unknown>) => browser.storage.local.set(values),
};

answerTests(sending);
