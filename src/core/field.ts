/** A setting that an engine or an output declares; the options page draws its form from these. Its words: `setting_KEY`. */
export interface Field {
  /** Name of the setting. */
  key: string;
  kind: 'number';
  min: number;
  max: number;
}
