/** A number of a text. */
export interface NumberMention {
  /** Every possible value: `1.000` is a thousand in Germany and one in England. */
  values: number[];
  /** Kind of number: a percentage, a version (`3.14.15`), a time of day, or '' for any other. */
  unit: '' | '%' | 'version' | 'clock';
  /** The digits of a version as written; '' for numbers that are no version. */
  written: string;
  /**
   * Place value of the last digit that is not zero: 40,000 → 10,000. Shows to what precision the number may have been
   * rounded.
   */
  step: number;
  start: number;
  end: number;
}
