import { JobError } from '../jobs/job-error.ts';

/** A file that exists at the destination, under the path of a file to be sent. */
export interface ExistingFile {
  path: string;
  /** Git's id of the file's content (blob id), also where the destination is not a git host. */
  version: string;
  /** The file's content; null when it is not text. */
  text: string | null;
}

/**
 * Thrown when the destination has a different file under the same path. The user replaces the file, chooses another name, or
 * cancels.
 */
export class ConflictError extends JobError {
  constructor(readonly existing: ExistingFile[]) {
    super('exists', existing.map(({ path }) => path).join(', '));
  }
}
