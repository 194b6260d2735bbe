import { type MessageKey, t } from '../../extension/i18n.ts';

/** The name of an output; the id of one that only another version has. */
export const getOutputName = (id: string): string => t(`output_${id}_name` as MessageKey) || id;
