import browser from 'webextension-polyfill';
import type { Receipt } from '../../core/post.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import { t } from '../../extension/i18n.ts';
import { canUndo } from '../../publishing/send-job.ts';
import { type DestinationStatus, requestUndo } from '../../publishing/send-post.ts';
import { getDestinationName, getOutputText } from './destination-labels.ts';
import { formatMoment } from './format-date.ts';

interface Props {
  receipt: Receipt;
  /** Ids of the saved posts that have the receipt. */
  posts: string[];
  /** The receipt's destination; undefined when the user has removed it from the options. */
  place: DestinationStatus | undefined;
}

/**
 * Shows where and when a post was sent, with buttons to open the sent post and, if the destination supports it, to undo the sending.
 */
export function SentReceipt({ receipt, posts, place }: Props) {
  const { url, images } = receipt;
  return (
    <div class="receipt">
      <span class="where">
        {place ? getDestinationName(place) : getOutputText(receipt.output, 'name')}{' '}
        <bdi dir="ltr" title={receipt.commit}>
          {receipt.where}
        </bdi>{' '}
        <time dateTime={receipt.at}>{formatMoment(receipt.at)}</time>
        {images && images.taken > 0 && ` ${t('imagesTaken', images.taken)}`}
        {images && images.left > 0 && ` ${t('imagesLeft', images.left)}`}
      </span>
      <span class="button-row">
        {url && isOpenable(url) && (
          <button type="button" class="button plain" onClick={() => void browser.tabs.create({ url })}>
            {t('openThere')}
          </button>
        )}
        {canUndo(receipt) && place && (
          <button type="button" class="button plain" onClick={() => void requestUndo(receipt, posts)}>
            {t('undoSend')}
          </button>
        )}
      </span>
    </div>
  );
}
