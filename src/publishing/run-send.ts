import { requestOrigin } from '../core/base-address.ts';
import { toFailedState } from '../jobs/job.ts';
import { type ErrorCode, JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { ConflictError } from './conflict-error.ts';
import { fetchJobImages } from './fetch-images.ts';
import type { Output, OutputContext, Readiness } from './output.ts';
import { checkReadiness } from './readiness.ts';
import type { SendJob } from './send-job.ts';

const CODE_BY_READINESS: Partial<Record<Readiness['is'], ErrorCode>> = {
  'needs-settings': 'badSettings',
  'needs-sign-in': 'signIn',
  'needs-permission': 'needsPermission',
  'needs-capability': 'needsPermission',
  'needs-folder': 'needsPermission',
  'needs-agreement': 'addressChanged',
};

/**
 * Runs one try of a send or an undo that `startSendTry` has begun. Resolves with the job in its next state; never rejects.
 * `save`: stores the job with the fetched images before the send, so that every later try sends the same bytes.
 */
export async function runSend(
  started: SendJob,
  output: Output | undefined,
  values: Values,
  context: OutputContext,
  save: (job: SendJob) => Promise<unknown> = async () => undefined,
): Promise<SendJob> {
  let job = started;
  const done: Partial<SendJob> & Pick<SendJob, 'state'> = { state: 'done', code: null, detail: '', existing: [] };
  try {
    if (!output) throw new JobError('badSettings');
    const origin = requestOrigin(output, values);
    if (origin && origin !== job.origin) throw new JobError('addressChanged', origin);
    const readiness = await checkReadiness(output, values, context);
    const code = CODE_BY_READINESS[readiness.is];
    if (code) throw new JobError(code, 'hosts' in readiness ? readiness.hosts.join(', ') : '');
    if (job.kind === 'undo') {
      if (!job.receipt || !output.undo) throw new JobError('badSettings');
      await output.undo(job.receipt, values, context);
      return { ...job, ...done };
    }
    if (job.images && job.images.wanted.length > 0) {
      job = await fetchJobImages(job, values, context);
      await save(job);
    }
    const { delivers } = output;
    const sent = await output.send(job.request, values, context);
    const { taken = 0, left = 0 } = job.images ?? {};
    const images = job.images ? { images: { taken, left } } : {};
    return { ...job, ...done, receipt: { ...sent, delivers, destination: job.destination, ...images } };
  } catch (error) {
    const existing = error instanceof ConflictError ? error.existing : [];
    return { ...job, ...toFailedState(job, error, context.now), existing };
  }
}
