import { h } from 'preact';
import type { MailNode } from '../../../core/roundup/to-mail.ts';

/** Shows the e-mail as readers will see it. Links are inactive, because following one would leave the editor. */
export function MailView({ parts }: { parts: MailNode[] }) {
  return <div class="mail">{parts.map(renderPart)}</div>;
}

const renderPart = (part: MailNode): preact.ComponentChild => {
  if (typeof part === 'string') return part;
  const { tag, children, href } = part;
  if (tag === 'br') return <br />;
  return h(tag === 'a' ? 'span' : tag, tag === 'a' ? { class: 'link', title: href } : {}, ...children.map(renderPart));
};
