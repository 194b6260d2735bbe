import type { MessageKey } from '../extension/i18n.ts';

/** One setting of an output or a provider. Its form is drawn from these. A `switch` holds `yes` or ''. A `secret` is stored apart. */
export interface Field {
  key: string;
  kind: 'text' | 'url' | 'number' | 'secret' | 'switch' | 'choice' | 'folder';
  label: MessageKey;
  /** A sentence under the field. */
  help?: MessageKey;
  /** Nothing can be sent without it. A required secret that is empty is a sign-in. */
  required?: boolean;
  /** Value before the user has typed one. */
  initial?: string;
  /** Example of a value; it is not translated. */
  example?: string;
  /** Least and greatest value of a number. */
  range?: [number, number];
  choices?: { value: string; label: MessageKey }[];
  /** The field is shown, and counts, only while another field holds one of these values. */
  only?: { key: string; among: string[] };
}

/** The values of an integration's fields, by key; secrets among them only at the moment of sending. */
export type Values = Record<string, string>;

/** What an output and a provider have in common: fields that the user sets, and the address that everything goes to. */
export interface Integration {
  id: string;
  fields: Field[];
  endpoint?(values: Values): string | null;
}

/** Stored values, with the initial value of each field that has none. */
export function withDefaults({ fields }: Pick<Integration, 'fields'>, values: Values | undefined): Values {
  return { ...Object.fromEntries(fields.map(({ key, initial = '' }) => [key, initial])), ...values };
}

/** The only origin that an integration sends to; '' when it has none, or no address yet. */
export const requestOrigin = (target: Pick<Integration, 'endpoint'>, values: Values): string =>
  URL.parse(target.endpoint?.(values) ?? '')?.origin ?? '';
