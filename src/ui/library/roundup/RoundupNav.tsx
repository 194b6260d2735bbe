import { useState } from 'preact/hooks';
import { countBin } from '../../../library/bin.ts';
import { watchLibrary } from '../../../library/changes.ts';
import { listPostSummaries } from '../../../library/posts.ts';
import { loadSettings } from '../../../storage/settings.ts';
import { useJobs } from '../../components/use-jobs.ts';
import { useLoaded, useStored } from '../../components/use-stored.ts';
import { countPlaces } from '../count-places.ts';
import { LibraryNav } from '../LibraryNav.tsx';

/** The library's navigation on the roundup's page. It counts without the search index, so saved searches have no numbers. */
export function RoundupNav() {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const totals = useLoaded(async () => countPlaces(await listPostSummaries(), today), [watchLibrary]);
  const searches = useStored(loadSettings)?.savedSearches ?? [];
  const binned = useLoaded(countBin, [watchLibrary]) ?? 0;
  const waiting = useJobs()?.filter(({ state }) => state !== 'done').length ?? 0;
  return (
    <LibraryNav
      current={{ page: 'roundup' }}
      totals={totals ?? []}
      searches={searches}
      searchTotals={[]}
      pageTotals={{ bin: binned, outbox: waiting }}
      base="../index.html"
    />
  );
}
