import type { MessageKey } from '../extension/i18n.ts';

/**
 * One setting of an output or a provider, shown as a form field. A `switch` has the value `yes` or ''. A `secret` is stored
 * by `secrets.ts`.
 */
export interface Field {
  key: string;
  kind: 'text' | 'url' | 'number' | 'secret' | 'switch' | 'choice' | 'folder';
  label: MessageKey;
  /** A help text, shown below the field. */
  help?: MessageKey;
  /** Whether a send needs this field. If a required secret is empty, the user is asked to sign in. */
  required?: boolean;
  /** The field's value until the user enters another one. */
  initial?: string;
  /** An example of a value, shown to the user without translation. */
  example?: string;
  /** For the kind `number`: the smallest and the largest value. */
  range?: [number, number];
  choices?: { value: string; label: MessageKey }[];
  /** The field is shown and used only while the field `key` has one of the values `among`. */
  only?: { key: string; among: string[] };
}

/** Values of fields, by field key. They contain secrets only while a request is prepared and sent. */
export type Values = Record<string, string>;
