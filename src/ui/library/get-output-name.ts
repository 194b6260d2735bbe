import { type MessageKey, t } from '../../extension/i18n.ts';

/** Returns the name of an output, or its id when this version of Precis does not know the output. */
export const getOutputName = (id: string): string => t(`output_${id}_name` as MessageKey) || id;
