/** Prefix of the drafts of saved posts that share no draft with the popup. */
const PREFIX = 'post:';

export const buildOwnDraftKey = (id: string): string => `${PREFIX}${id}`;

export const isOwnDraftKey = (key: string): boolean => key.startsWith(PREFIX);
