import { askBackground } from '../extension/messages.ts';

/** Asks the background to run the stored jobs now, also those that wait for a retry. */
export const wakeJobs = (): Promise<void> => askBackground('process jobs');
