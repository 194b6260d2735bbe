/**
 * The Markdown tree, with the node names and fields of mdast (github.com/syntax-tree/mdast) and of its GFM
 * extension. References to link definitions are resolved to `link` and `image`.
 */
export type MarkdownInline =
  | { type: 'text'; value: string }
  | { type: 'inlineCode'; value: string }
  /** A tag or comment. */
  | { type: 'html'; value: string }
  | { type: 'break' }
  /** `title`: the caption; null without one. */
  | { type: 'image'; url: string; title: string | null; alt: string }
  | { type: 'footnoteReference'; identifier: string; label: string }
  | { type: 'emphasis'; children: MarkdownInline[] }
  | { type: 'strong'; children: MarkdownInline[] }
  | { type: 'delete'; children: MarkdownInline[] }
  | { type: 'link'; url: string; title: string | null; children: MarkdownInline[] };

export type MarkdownBlock =
  | { type: 'paragraph'; children: MarkdownInline[] }
  | { type: 'heading'; depth: number; children: MarkdownInline[] }
  /** `lang`: the programming language; `meta`: the words after it; null without them. */
  | { type: 'code'; lang: string | null; meta: string | null; value: string }
  | { type: 'html'; value: string }
  | { type: 'blockquote'; children: MarkdownBlock[] }
  /** `start`: the first number of an ordered list. `spread`: whether blank lines separate the items. */
  | { type: 'list'; ordered: boolean; start: number | null; spread: boolean; children: MarkdownListItem[] }
  | { type: 'table'; align: MarkdownAlignment[]; children: MarkdownTableRow[] }
  | { type: 'footnoteDefinition'; identifier: string; label: string; children: MarkdownBlock[] }
  | { type: 'definition'; identifier: string; label: string; url: string; title: string | null }
  | { type: 'thematicBreak' };

export interface MarkdownListItem {
  type: 'listItem';
  /** Whether blank lines separate the blocks of the item. */
  spread: boolean;
  /** True when the checkbox of a task is ticked; null when the list item has no checkbox. */
  checked: boolean | null;
  children: MarkdownBlock[];
}

export type MarkdownAlignment = 'left' | 'right' | 'center' | null;

export interface MarkdownTableRow {
  type: 'tableRow';
  children: { type: 'tableCell'; children: MarkdownInline[] }[];
}

export interface MarkdownRoot {
  type: 'root';
  children: MarkdownBlock[];
}

/** The node of one type, such as `MarkdownNode<'link'>`. */
export type MarkdownNode<T extends (MarkdownInline | MarkdownBlock)['type']> = Extract<
  MarkdownInline | MarkdownBlock,
  { type: T }
>;
