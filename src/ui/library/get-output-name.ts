import { type MessageKey, t } from '../../extension/i18n.ts';

/** What an output is called; one of an older or newer version, by its id. */
export const getOutputName = (id: string): string => t(`output_${id}_name` as MessageKey) || id;
