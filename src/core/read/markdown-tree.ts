/** What Markdown can hold, named as in mdast: CommonMark with GFM's tables, strikethrough and footnotes; no raw HTML. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'code'; value: string }
  /** `title`: the caption. */
  | { type: 'image'; url: string; alt: string; title?: string }
  | { type: 'break' }
  /** Stands for the footnote of this label. */
  | { type: 'note'; label: string }
  | { type: 'emphasis' | 'strong' | 'delete'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] };

export interface ListItem {
  /** A task's box; null when the item has none. */
  checked: boolean | null;
  children: Block[];
}

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; depth: number; children: Inline[] }
  | { type: 'code'; language: string; value: string }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; start: number | null; items: ListItem[] }
  | { type: 'table'; rows: Inline[][][] }
  | { type: 'note'; label: string; children: Block[] }
  | { type: 'rule' };
