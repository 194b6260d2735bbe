import type { Json } from '../../json.ts';
import type { LineStyle } from '../profile.ts';

/** A front-matter key of an example, with its value and its lines in the file. */
export interface ExampleEntry {
  name: string;
  table?: string;
  value: Json;
  /** The lines of the key and its value, without indentation and without the comments above the key. */
  lines: string[];
  /** Blank lines and comments above the key. */
  before: string[];
  /** How the line is written around the value. A text is missing where the line does not show it. */
  line: LineStyle;
  /** The text of a value that ends on the key's line. */
  text?: string;
  /** Day of the example, such as `2026-02-27`; '' when unknown. */
  day?: string;
  /** Columns by which the key is indented inside its YAML map or below its TOML header. */
  indent?: number;
}

/** The keys of one example's front matter. */
export interface ExampleKeys {
  entries: ExampleEntry[];
  /** Blank lines and comments before the closing fence. */
  tail: string[];
  /** Whether a blank line precedes each TOML table; undefined without tables. */
  tableGap?: boolean;
}
