import { t } from '../../extension/i18n.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { Bin } from './Bin.tsx';
import { ImportView } from './ImportView.tsx';
import { Outbox } from './Outbox.tsx';
import { TabsView } from './TabsView.tsx';
import { TagsView } from './TagsView.tsx';
import type { PagePlace } from './use-place.ts';
import type { TabsState } from './use-tabs.ts';

interface Props {
  page: PagePlace;
  tabs: TabsState;
  showToast: ShowToast;
}

/** The pages of the library beside the lists of posts, each in one column. */
export function LibraryPages({ page, tabs, showToast }: Props) {
  return (
    <div class="library-page">
      <div class="library-page-body">
        {page !== 'outbox' && <Outbox showToast={showToast} />}
        {page === 'bin' && <Bin showToast={showToast} />}
        {page === 'tabs' && <TabsView {...tabs} />}
        {page === 'import' && <ImportView showToast={showToast} />}
        {page === 'tags' && <TagsView showToast={showToast} />}
        {page === 'outbox' && (
          <>
            <h1 class="page-title">{t('outbox')}</h1>
            <Outbox showToast={showToast} emptyText={t('outboxEmpty')} />
          </>
        )}
      </div>
    </div>
  );
}
