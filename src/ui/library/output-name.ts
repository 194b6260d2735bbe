import { type MessageKey, t } from '../../browser/i18n.ts';

/** What an output is called; one of an older or newer version, by its id. */
export const outputName = (id: string): string => t(`output_${id}_name` as MessageKey) || id;
