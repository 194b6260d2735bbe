import browser from 'webextension-polyfill';
import { t } from '../../browser/i18n.ts';
import type { Receipt } from '../../core/types.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import { canUndo } from '../../library/outbox.ts';
import { type Place, takeBack } from '../../publish.ts';
import { nameOf, say } from './place-words.ts';

interface Props {
  receipt: Receipt;
  /** Ids of the saved posts that have the receipt. */
  posts: string[];
  /** undefined when the person has taken the place out of the options since. */
  place: Place | undefined;
}

/** Where something was sent: to be opened there, and taken back where the place can. */
export function Sent({ receipt, posts, place }: Props) {
  const { url, images } = receipt;
  return (
    <div class="sent">
      <span class="where">
        {place ? nameOf(place) : say(receipt.output, 'name')}{' '}
        <bdi dir="ltr" title={receipt.commit}>
          {receipt.where}
        </bdi>
        {images && images.taken > 0 && ` ${t('imagesTaken', images.taken)}`}
        {images && images.left > 0 && ` ${t('imagesLeft', images.left)}`}
      </span>
      <span class="acts">
        {url && isOpenable(url) && (
          <button type="button" class="button plain" onClick={() => void browser.tabs.create({ url })}>
            {t('openThere')}
          </button>
        )}
        {canUndo(receipt) && place && (
          <button type="button" class="button plain" onClick={() => void takeBack(receipt, posts)}>
            {t('takeBack')}
          </button>
        )}
      </span>
    </div>
  );
}
