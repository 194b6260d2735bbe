import { type ComponentChild, createElement } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type HtmlNode, listPictures, toHtmlTree } from '../../core/markdown/to-html.ts';
import { t } from '../../extension/i18n.ts';
import './rendered-post.css';

interface Props {
  title: string;
  /** The post's body as Markdown without template syntax (`printPlainBody`). */
  markdown: string;
  /** Name of the generator or format, for the line above the post. */
  format: string;
  /** Resolves with pictures (`data:` addresses) of those addresses that can be had without a request; absent: with none. */
  loadPictures?: (urls: string[]) => Promise<Record<string, string>>;
}

/** Shows a post as the blog's own page would, without its style sheet. Nothing is requested, and pictures wait for a click. */
export function RenderedPost({ title, markdown, format, loadPictures }: Props) {
  const nodes = useMemo(() => toHtmlTree(markdown), [markdown]);
  const pictures = useMemo(() => listPictures(nodes), [nodes]);
  const [loaded, setLoaded] = useState<Record<string, string> | null>(null);
  return (
    <article class="rendered">
      <p class="lead">
        {t('renderedAs', format)}{' '}
        {pictures.length > 0 && loadPictures && !loaded && (
          <button type="button" class="linklike" onClick={() => void loadPictures(pictures).then(setLoaded)}>
            {t('renderedPictures')}
          </button>
        )}
      </p>
      <div class="rendered-text" dir="auto">
        <h1 class="post-title">{title}</h1>
        {nodes.map((node) => toView(node, loaded ?? {}))}
      </div>
    </article>
  );
}

function toView(node: HtmlNode, pictures: Record<string, string>): ComponentChild {
  if (typeof node === 'string') return node;
  const { name, attributes, children } = node;
  if (name === 'img') return <Picture src={pictures[attributes.src ?? '']} alt={attributes.alt} />;
  const link = name === 'a' ? { target: '_blank', rel: 'noreferrer' } : {};
  return createElement(name, { ...attributes, ...link }, ...children.map((child) => toView(child, pictures)));
}

/** A picture, or its description in a frame where it can't be had without a request. */
function Picture({ src, alt = '' }: { src: string | undefined; alt: string | undefined }) {
  return src?.startsWith('data:') ? (
    <img src={src} alt={alt} />
  ) : (
    <span class="picture-frame" role="img" aria-label={alt || t('renderedPicture')}>
      {alt || t('renderedPicture')}
    </span>
  );
}
