import { type MessageKey, t } from '../../extension/i18n.ts';

const getModelText = (id: string, part: 'name' | 'help') => t(`model_${id.replaceAll('-', '_')}_${part}` as MessageKey);

/** Returns the name of a model provider in the user's language. */
export const getModelName = (id: string): string => getModelText(id, 'name');
export const getModelHelp = (id: string): string => getModelText(id, 'help');
