/** Parses Markdown with mdast-util-from-markdown, to compare its tree with ours. */
import type { Definition, Nodes, Parent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/**
 * Returns mdast's tree without positions, and with references to link definitions resolved, as in our tree. GFM's extension
 * for bare addresses is left out: we take such addresses for text.
 */
export function parseWithMdast(markdown: string): unknown {
  const root = fromMarkdown(markdown, {
    extensions: [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
    mdastExtensions: [
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ],
  });
  const definitions = new Map<string, Definition>();
  collectDefinitions(root, definitions);
  return toPlainNode(root, definitions);
}

function collectDefinitions(node: Nodes, definitions: Map<string, Definition>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) collectDefinitions(child, definitions);
}

function toPlainNode(node: Nodes, definitions: Map<string, Definition>): unknown {
  const { position, ...plain } = node;
  if ('children' in plain)
    plain.children = (plain as Parent).children.map((child) => toPlainNode(child, definitions)) as never;
  if (plain.type !== 'linkReference' && plain.type !== 'imageReference') return plain;
  const { url, title } = definitions.get(plain.identifier) as Definition;
  return plain.type === 'imageReference'
    ? { type: 'image', url, title, alt: plain.alt }
    : { type: 'link', url, title, children: plain.children };
}
