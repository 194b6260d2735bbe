/** The message that wakes the background to see to the outbox. */
export const NUDGE = 'see to the outbox';
