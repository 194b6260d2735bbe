import { JobError } from '../jobs/job-error.ts';

/** A file that the destination has already. */
export interface ExistingFile {
  path: string;
  /** The destination's own name of this state of the file. */
  version: string;
  /** null when the file is not text. */
  text: string | null;
}

/** The destination has another file of that name: the user replaces it, chooses another name, or cancels. */
export class ConflictError extends JobError {
  constructor(readonly existing: ExistingFile[]) {
    super('exists', existing.map(({ path }) => path).join(', '));
  }
}
