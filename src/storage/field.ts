import type { MessageKey } from '../extension/i18n.ts';

/** One setting of an output or a model; its form is drawn from these. A `switch` holds `yes` or ''. A `secret` is stored apart. */
export interface Field {
  key: string;
  kind: 'text' | 'url' | 'number' | 'secret' | 'switch' | 'choice' | 'folder';
  label: MessageKey;
  /** A sentence under the field. */
  help?: MessageKey;
  /** Nothing can be sent without it. A required secret that is empty is a sign-in. */
  required?: boolean;
  /** The value before the user has typed one. */
  initial?: string;
  /** An example of a value, which is not translated. */
  example?: string;
  /** Of a number: the least and the greatest. */
  range?: [number, number];
  choices?: { value: string; label: MessageKey }[];
  /** The field is shown and used only while another field holds one of these values. */
  only?: { key: string; among: string[] };
}

/** Values of fields, by key. Secrets are among them only at the moment of sending. */
export type Values = Record<string, string>;
