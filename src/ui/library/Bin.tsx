import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { countBin, emptyBin, listBin, restorePosts } from '../../library/bin.ts';
import { watchLibrary } from '../../library/changes.ts';
import type { BinnedPost } from '../../library/library-schema.ts';
import { deleteCovers } from '../../storage/covers.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useLoaded } from '../components/use-stored.ts';

/** Number of days for which a deleted post stays in the bin and can be restored. */
const BIN_DAYS = 30;
const DAY_MS = 86_400_000;
/** At most this many deleted posts are listed. Older posts appear when newer ones are restored. */
const MAX_LISTED = 100;

/** Deletes for good what was moved to the bin before the time `before` (ISO 8601), with the pictures of the covers. */
const deleteBefore = async (before: string): Promise<void> => deleteCovers(await emptyBin(before));

/** Deletes for good all posts that have been in the bin for more than `BIN_DAYS` days. */
export const emptyOldBin = (): Promise<void> => deleteBefore(new Date(Date.now() - BIN_DAYS * DAY_MS).toISOString());

/** Lists the posts deleted in the last 30 days. The user can restore single posts, or delete all of them for good. */
export function Bin({ showToast }: { showToast: ShowToast }) {
  const bin = useLoaded(async () => ({ posts: await listBin(MAX_LISTED), count: await countBin() }), [watchLibrary]);
  const [isConfirming, setConfirming] = useState(false);
  if (!bin) return null;
  const restore = async ({ id, saved }: BinnedPost) => {
    await restorePosts([id]);
    showToast({ text: t('restored', saved.post.title) });
  };
  const empty = async () => {
    setConfirming(false);
    await deleteBefore(new Date().toISOString());
    showToast({ text: t('binEmptied') });
  };
  const left = (binnedAt: string) => Math.max(0, Math.ceil(BIN_DAYS - (Date.now() - Date.parse(binnedAt)) / DAY_MS));
  return (
    <section aria-labelledby="bin">
      <div class="bin-head">
        <h1 class="page-title" id="bin">
          {t('bin')}
        </h1>
        {bin.count > 0 &&
          (isConfirming ? (
            <span class="bulk-row">
              <button type="button" class="button danger" onClick={empty}>
                {t('binEmptySure', bin.count.toLocaleString())}
              </button>
              <button type="button" class="button plain" onClick={() => setConfirming(false)}>
                {t('cancel')}
              </button>
            </span>
          ) : (
            <button type="button" class="button" onClick={() => setConfirming(true)}>
              {t('binEmpty')}
            </button>
          ))}
      </div>
      <p class="lead">{t('binHelp')}</p>
      {bin.count === 0 && <p class="empty">{t('binNone')}</p>}
      <ol>
        {bin.posts.map((binned) => (
          <li key={binned.id} class="binned">
            <div>
              <h2 class="row-title" dir="auto">
                {binned.saved.post.title}
              </h2>
              <p class="hint">{left(binned.binnedAt) === 1 ? t('binLeftOne') : t('binLeft', left(binned.binnedAt))}</p>
            </div>
            <button
              type="button"
              class="button"
              aria-label={t('restoreOne', binned.saved.post.title)}
              onClick={() => restore(binned)}
            >
              {t('restore')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
