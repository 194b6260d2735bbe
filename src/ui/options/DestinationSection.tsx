import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { removeHostPermissions } from '../../extension/permissions.ts';
import { saveDestination } from '../../publishing/destination-values.ts';
import { findOutput, outputs } from '../../publishing/destinations/index.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { deleteDestination } from '../../storage/destinations.ts';
import { describeReadiness, getDestinationName, getOutputText } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { Menu } from '../components/Menu.tsx';
import { findDestinationStatus, useDestinationStatuses } from '../components/use-destination-statuses.ts';
import { useJobs } from '../components/use-jobs.ts';
import { DestinationForm } from './DestinationForm.tsx';
import { printSample } from './FormatPreview.tsx';
import { OptionSection, useSearchMatch } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';
import { SettingEntry } from './SettingEntry.tsx';

const getDestinationFromHash = () => location.hash.replace(/^#place-/, '');

/** Options for where posts can be sent: outputs without settings, the user's own destinations, and jobs in progress. */
export function DestinationSection({ stored: { profile }, set, showToast }: SectionProps) {
  const destinations = useDestinationStatuses();
  // Jobs that send a backup are left out, because the backup section shows them.
  const jobs = (useJobs() ?? []).filter(({ state, backup }) => state !== 'done' && !backup);
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const mine = destinations.filter(({ output }) => output.fields.length > 0);
  const [opened, setOpened] = useState(getDestinationFromHash);
  useEffect(() => {
    const onHash = () => setOpened(getDestinationFromHash());
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    const details = document.getElementById(`place-${opened}`);
    details?.scrollIntoView({ block: 'nearest' });
    details?.querySelector('summary')?.focus();
  }, [opened, mine.some(({ destination }) => destination.id === opened)]);
  const samplePath = printSample(profile).path;
  const add = async (output: string) => {
    const found = findOutput(output);
    if (!found) return;
    const id = crypto.randomUUID();
    await saveDestination({ id, output, name: '', values: withDefaults(found, {}) }, found);
    // The first place to publish to becomes what the popup's main button does.
    if (found.delivers === 'publishes' && mine.length === 0) await set({ destination: id });
    showToast({
      text: t('destinationAdded', getOutputText(output, 'name')),
      undo: async () => void (await deleteDestination(id)),
    });
    setOpened(id);
  };
  const remove = async (place: DestinationStatus) => {
    const back = await deleteDestination(place.destination.id);
    const hosts = (one: DestinationStatus) =>
      one.output.hosts?.(withDefaults(one.output, one.destination.values)) ?? [];
    const needed = new Set(mine.filter((one) => one !== place).flatMap(hosts));
    await removeHostPermissions(hosts(place).filter((host) => !needed.has(host)));
    showToast({ text: t('destinationRemoved', getDestinationName(place)), undo: back });
  };
  const words = [
    ...outputs.flatMap(({ id }) => [getOutputText(id, 'name'), getOutputText(id, 'help')]),
    ...mine.map(getDestinationName),
  ];
  return (
    <OptionSection id="outputs" title={t('outputsTitle')} help={t('outputsHelp')} words={words}>
      {jobs.map((job) => (
        <JobStatus
          key={job.id}
          job={job}
          place={findDestinationStatus(destinations, job.destination)}
          openSettings={setOpened}
          titled
        />
      ))}
      <ul class="entries">
        {plain.map(({ id }) => (
          <SettingEntry key={id} name={getOutputText(id, 'name')} help={getOutputText(id, 'help')} />
        ))}
      </ul>
      <ul class="entries destinations">
        {mine.map((place) => (
          <DestinationEntry key={place.destination.id} place={place} open={place.destination.id === opened}>
            <DestinationForm
              place={place}
              showToast={showToast}
              remove={() => void remove(place)}
              samplePath={samplePath}
            />
          </DestinationEntry>
        ))}
      </ul>
      <Menu
        class="button"
        label={t('destinationAdd')}
        items={outputs
          .filter(({ fields }) => fields.length > 0)
          .map(({ id }) => ({ label: getOutputText(id, 'name'), run: () => void add(id) }))}
      >
        {t('destinationAdd')}
      </Menu>
    </OptionSection>
  );
}

interface DestinationEntryProps {
  place: DestinationStatus;
  /** Whether the destination's form is expanded when first shown. */
  open: boolean;
  children: preact.ComponentChildren;
}

function DestinationEntry({ place, open, children }: DestinationEntryProps) {
  const isMatch = useSearchMatch();
  const { id, values } = place.destination;
  const need = describeReadiness(place.readiness);
  const where = values.repository || values.host || values.url || values.folderName || '';
  return (
    <li hidden={!isMatch(getDestinationName(place), getOutputText(place.output.id, 'help'), where)}>
      <details id={`place-${id}`} open={open}>
        <summary>
          <b>{getDestinationName(place)}</b> <bdi dir="ltr">{where}</bdi>{' '}
          <span class={need ? 'needs' : 'good'}>{need || t('stateReady')}</span>
        </summary>
        {children}
      </details>
    </li>
  );
}
