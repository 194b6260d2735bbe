import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Cover } from '../../core/list-covers.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { readThumbnails } from '../../extension/read-thumbnails.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { DetailRow } from './DetailRow.tsx';
import { useEditor } from './editor-context.ts';

/** Chooses the post's cover among the article's pictures, with the alternative text and the credit that the page has. */
export function CoverField() {
  const { draft, store, draftModule, tab } = useEditor();
  const { image, imageAlt = '', imageCredit = '' } = draft.post;
  const covers = useMemo(() => draftModule.listCovers(draft.article), [draft.article]);
  const [thumbnails, setThumbnails] = useState<Record<string, string>>({});
  useEffect(() => {
    if (tab?.id === undefined || covers.length === 0) return;
    const urls = covers.map(({ url }) => url);
    void readThumbnails(tab.id, urls).then(setThumbnails);
  }, [covers]);
  const choices = covers.some(({ url }) => url === image) || image === '' ? covers : [toCover(draft.post), ...covers];
  if (choices.length === 0) return null;
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const choose = (url: string) => {
    const chosen = choices.find((cover) => cover.url === url);
    edit({ image: url, imageAlt: chosen?.alt ?? '', imageCredit: chosen?.credit ?? '' });
  };
  return (
    <DetailRow name={t('fieldCover')}>
      <select
        id="cover-choice"
        class="select"
        aria-label={t('fieldCover')}
        value={image}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('coverNone')}</option>
        {choices.map((cover) => (
          <option key={cover.url} value={cover.url}>
            {describeCover(cover)}
          </option>
        ))}
      </select>
      {image !== '' && (
        <div class="cover">
          {isOfSite(image, draft.article.url) && (
            <span class="cover-picture">{thumbnails[image] && <img src={thumbnails[image]} alt={imageAlt} />}</span>
          )}
          <div>
            <GrowingField
              label={t('fieldCoverAlt')}
              placeholder={t('coverAltHint')}
              value={imageAlt}
              onInput={(text) => edit({ imageAlt: text })}
            />
            <GrowingField
              label={t('fieldCoverCredit')}
              placeholder={t('coverCreditHint')}
              value={imageCredit}
              onInput={(text) => edit({ imageCredit: text })}
            />
          </div>
        </div>
      )}
    </DetailRow>
  );
}

const toCover = ({ image, imageAlt = '', imageCredit = '' }: Post): Cover => ({
  url: image,
  alt: imageAlt,
  credit: imageCredit,
});

/** Whether a picture is of the article's own site: only of such a picture there is a thumbnail, so its place is kept free. */
const isOfSite = (image: string, url: string): boolean => image.startsWith(`${new URL(url).origin}/`);

/** Characters of a picture's name in the list. */
const MAX_NAME = 60;

/** Names a picture by its alternative text, else by its caption, else by its file. */
function describeCover({ url, alt, credit }: Cover): string {
  const name = alt || credit || (url.split(/[?#]/, 1)[0] ?? url).replace(/^.*\/(?=.)/s, '');
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
