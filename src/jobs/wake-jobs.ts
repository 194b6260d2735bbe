import { askBackground } from '../extension/messages.ts';

/** Has the background run the jobs that are stored, and try again now what waits for a connection. */
export const wakeJobs = (): Promise<void> => askBackground('process jobs');
