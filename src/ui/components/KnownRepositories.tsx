import { isConfigurationFile } from '../../core/format/blog-configuration/configuration-paths.ts';
import { isPostFile, parsePostPath } from '../../core/format/post-path.ts';
import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { JobError } from '../../jobs/job-error.ts';
import { loadDestinationValues } from '../../publishing/destination-values.ts';
import type { ListedFile } from '../../publishing/output.ts';
import { createOutputContext } from '../../publishing/output-context.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { describeError } from './destination-labels.ts';
import type { PickedFile } from './picked-files.ts';
import { useDestinationStatuses } from './use-destination-statuses.ts';

/** Each post is read by a request of its own, so only the newest ones are. */
const MAX_POSTS = 60;

/** Requests at a time. */
const BATCH = 8;

interface Props {
  read: (files: PickedFile[]) => unknown;
  onFailure: (reason: string) => void;
}

/** Shows a button for each repository that the user publishes to; a click reads its newest posts and its configuration. */
export function KnownRepositories({ read, onFailure }: Props) {
  const places = useDestinationStatuses().filter(canList);
  const open = async (place: DestinationStatus, permission: Promise<boolean> | null) => {
    if (permission === null) return onFailure(t('repositoryNotReady'));
    if (!(await permission)) return;
    try {
      await read(await readRepository(place));
    } catch (error) {
      onFailure(error instanceof JobError ? describeError(error.code, error.detail) : messageOf(error));
    }
  };
  return (
    <>
      {places.map((place) => (
        <button
          key={place.destination.id}
          type="button"
          class="button"
          // The permission is requested directly in the click handler, because browsers show the prompt only there.
          onClick={() => void open(place, requestReadPermission(place))}
        >
          {t('folderRead', place.destination.values.repository ?? '')}
        </button>
      ))}
    </>
  );
}

const canList = ({ output, destination }: DestinationStatus): boolean =>
  output.list !== undefined && !output.needsWindow(withDefaults(output, destination.values));

/** Requests access to a destination's host; null when the destination's settings are not complete. */
function requestReadPermission({ readiness }: DestinationStatus): Promise<boolean> | null {
  if (readiness.is === 'needs-permission') return requestPermission({ hosts: readiness.hosts });
  return readiness.is === 'ready' ? Promise.resolve(true) : null;
}

/** Reads the configuration files and the newest posts of a repository. */
async function readRepository({ destination, output }: DestinationStatus): Promise<PickedFile[]> {
  const context = createOutputContext();
  const files = (await output.list?.(await loadDestinationValues(destination, output), context)) ?? [];
  const posts = files.filter(({ path }) => isPostFile(path)).sort(compareAge);
  const wanted = [...files.filter(({ path }) => isConfigurationFile(path)), ...posts.slice(0, MAX_POSTS)];
  const picked: PickedFile[] = [];
  for (let at = 0; at < wanted.length; at += BATCH)
    picked.push(...(await Promise.all(wanted.slice(at, at + BATCH).map(toPickedFile))));
  return picked;
}

/** Sorts by the day in the path, newest first; of posts without a day, the last by name first. */
const compareAge = (a: ListedFile, b: ListedFile): number =>
  (parsePostPath(b.path).day ?? '').localeCompare(parsePostPath(a.path).day ?? '') || b.path.localeCompare(a.path);

async function toPickedFile({ path, read }: ListedFile): Promise<PickedFile> {
  return { path: `blog/${path}`, file: new File([await read()], path.split('/').at(-1) ?? path) };
}
