import type { Article } from '../../core/article.ts';
import { formatHost } from '../../core/host-name.ts';
import { chooseOwnAddress, listForeignAddresses } from '../../core/own-address.ts';
import { t } from '../../extension/i18n.ts';

/** Where the page really is, whatever it says of itself; nothing for a file. */
export function PageHost({ url }: Pick<Article, 'url'>) {
  const host = formatHost(url);
  return host ? (
    <bdi class="host" dir="ltr" title={url}>
      {host}
    </bdi>
  ) : null;
}

interface Props {
  article: Article;
  /** The address that the post gives. */
  canonical: string;
  choose: (address: string) => void;
}

/** Says that a page names an address on another host, as a syndicated article does; one click takes it, and one takes it back. */
export function OtherAddressNote({ article, canonical, choose }: Props) {
  const [elsewhere] = formatHost(article.url) ? listForeignAddresses(article) : [];
  if (!elsewhere) return null;
  const taken = canonical === elsewhere;
  return (
    <p class="quiet named-elsewhere">
      {t(taken ? 'addressTaken' : 'addressElsewhere', `\u2068${formatHost(elsewhere)}\u2069`)}{' '}
      <button
        type="button"
        class="linklike"
        title={taken ? chooseOwnAddress(article) : elsewhere}
        onClick={() => choose(taken ? chooseOwnAddress(article) : elsewhere)}
      >
        {t(taken ? 'addressOwn' : 'addressTake')}
      </button>
    </p>
  );
}
