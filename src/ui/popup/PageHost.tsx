import type { Article } from '../../core/article.ts';
import { formatHost } from '../../core/host-name.ts';
import { chooseOwnAddress, listForeignAddresses } from '../../core/own-address.ts';
import { t } from '../../extension/i18n.ts';
import { useEditor } from './editor-context.ts';

/** Shows the host of the page's real address, whatever address the page claims to have. Empty for a local file. */
export function PageHost({ url }: Pick<Article, 'url'>) {
  const host = formatHost(url);
  return host ? (
    <bdi class="host" dir="ltr" title={url}>
      {host}
    </bdi>
  ) : null;
}

/**
 * Tells the user that the page names an address on another host, as a syndicated article does. A click puts that address
 * into the post, and a second click removes the address again.
 */
export function OtherAddressNote() {
  const { draft, store } = useEditor();
  const { article, post } = draft;
  const [foreign] = formatHost(article.url) ? listForeignAddresses(article) : [];
  if (!foreign) return null;
  const isForeign = post.canonical === foreign;
  const other = isForeign ? chooseOwnAddress(article) : foreign;
  return (
    <p class="record-note named-elsewhere">
      {t(isForeign ? 'addressTaken' : 'addressElsewhere', `\u2068${formatHost(foreign)}\u2069`)}{' '}
      <button
        type="button"
        class="button plain"
        title={other}
        onClick={() => store.dispatch({ do: 'edit', fields: { canonical: other } })}
      >
        {t(isForeign ? 'addressOwn' : 'addressTake')}
      </button>
    </p>
  );
}
