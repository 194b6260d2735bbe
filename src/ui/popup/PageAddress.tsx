import { t } from '../../browser/i18n.ts';
import { readableHost } from '../../core/host-name.ts';
import { foreignAddresses, ownAddress } from '../../core/own-address.ts';
import type { Article } from '../../core/types.ts';

/** Where the page really is, whatever it says of itself; nothing for a file. */
export function PageHost({ url }: Pick<Article, 'url'>) {
  const host = readableHost(url);
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
export function NamedElsewhere({ article, canonical, choose }: Props) {
  const [elsewhere] = readableHost(article.url) ? foreignAddresses(article) : [];
  if (!elsewhere) return null;
  const taken = canonical === elsewhere;
  return (
    <p class="quiet named-elsewhere">
      {t(taken ? 'addressTaken' : 'addressElsewhere', `\u2068${readableHost(elsewhere)}\u2069`)}{' '}
      <button
        type="button"
        class="linklike"
        title={taken ? ownAddress(article) : elsewhere}
        onClick={() => choose(taken ? ownAddress(article) : elsewhere)}
      >
        {t(taken ? 'addressOwn' : 'addressTake')}
      </button>
    </p>
  );
}
