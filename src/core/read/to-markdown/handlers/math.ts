import { attr, cleanText, readText } from '../../page/tree.ts';
import type { Handler } from './handler.ts';

/** Prints a formula as TeX when the page contains its TeX source, else as plain text. */
export const math: Handler = (builder, element, marks) => {
  const { isHidden } = builder.selection;
  const annotation = element.querySelector('annotation');
  const tex = (annotation && readText(annotation, isHidden).trim()) || attr(element, 'alttext').trim();
  const isDisplay = attr(element, 'display') === 'block';
  const delimiter = tex ? (isDisplay ? '$$' : '$') : '';
  if (isDisplay) builder.flush();
  builder.addLeaf(
    { type: 'text', value: delimiter + (tex || cleanText(readText(element, isHidden))) + delimiter },
    isDisplay ? [] : marks,
  );
  if (isDisplay) builder.flush();
};
