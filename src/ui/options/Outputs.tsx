import { useEffect, useState } from 'preact/hooks';
import { dropDestination, keepDestination } from '../../browser/destinations.ts';
import { t } from '../../browser/i18n.ts';
import { dropLeave, watchLeave } from '../../browser/permissions.ts';
import { filled, outputOf, outputs } from '../../outputs/index.ts';
import { type Place, places } from '../../publish.ts';
import { JobNote } from '../parts/JobNote.tsx';
import { Menu } from '../parts/Menu.tsx';
import { nameOf, needOf, say } from '../parts/place-words.ts';
import { useJobs } from '../parts/use-jobs.ts';
import { useStored } from '../parts/use-stored.ts';
import { DestinationForm } from './DestinationForm.tsx';
import { Entry, List } from './Engines.tsx';
import type { SectionProps } from './Options.tsx';
import { Section, useFound } from './Section.tsx';

const placeInAddress = () => location.hash.replace(/^#place-/, '');

/** Where posts can go: what is always there, what the person has set up, and what is on its way. */
export function Outputs({ tell }: SectionProps) {
  const found = useStored(places, watchLeave) ?? [];
  // A backup is told of where it is made.
  const jobs = (useJobs() ?? []).filter(({ state, backup }) => state !== 'done' && !backup);
  const plain = outputs.filter(({ fields }) => fields.length === 0);
  const mine = found.filter(({ output }) => output.fields.length > 0);
  const [opened, setOpened] = useState(placeInAddress);
  useEffect(() => {
    const onHash = () => setOpened(placeInAddress());
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    const details = document.getElementById(`place-${opened}`);
    details?.scrollIntoView({ block: 'nearest' });
    details?.querySelector('summary')?.focus();
  }, [opened, mine.some(({ destination }) => destination.id === opened)]);
  const add = async (output: string) => {
    const of = outputOf(output);
    if (!of) return;
    const id = crypto.randomUUID();
    await keepDestination({ id, output, name: '', values: filled(of, {}) }, of);
    tell({ text: t('placeAdded', say(output, 'name')), undo: () => dropDestination(id).then(() => undefined) });
    setOpened(id);
  };
  const remove = async (place: Place) => {
    const back = await dropDestination(place.destination.id);
    const hosts = (one: Place) => one.output.hosts?.(filled(one.output, one.destination.values)) ?? [];
    const needed = new Set(mine.filter((one) => one !== place).flatMap(hosts));
    await dropLeave(hosts(place).filter((host) => !needed.has(host)));
    tell({ text: t('placeRemoved', nameOf(place)), undo: back });
  };
  const words = [...outputs.flatMap(({ id }) => [say(id, 'name'), say(id, 'help')]), ...mine.map(nameOf)];
  return (
    <Section id="outputs" title={t('outputsTitle')} help={t('outputsHelp')} words={words}>
      {jobs.map((job) => (
        <JobNote
          key={job.id}
          job={job}
          place={found.find(({ destination }) => destination.id === job.destination)}
          openSettings={setOpened}
          titled
        />
      ))}
      <List>
        {plain.map(({ id }) => (
          <Entry key={id} name={say(id, 'name')} help={say(id, 'help')} />
        ))}
      </List>
      <ul class="entries places">
        {mine.map((place) => (
          <Shown key={place.destination.id} place={place} open={place.destination.id === opened}>
            <DestinationForm place={place} tell={tell} remove={() => void remove(place)} />
          </Shown>
        ))}
      </ul>
      <Menu
        class="button"
        label={t('placeAdd')}
        items={outputs
          .filter(({ fields }) => fields.length > 0)
          .map(({ id }) => ({ label: say(id, 'name'), run: () => void add(id) }))}
      >
        {t('placeAdd')}
      </Menu>
    </Section>
  );
}

interface ShownProps {
  place: Place;
  /** At first. */
  open: boolean;
  children: preact.ComponentChildren;
}

function Shown({ place, open, children }: ShownProps) {
  const found = useFound();
  const { id, values } = place.destination;
  const need = needOf(place.state);
  const where = values.repository || values.host || values.url || values.folderName || '';
  return (
    <li hidden={!found(nameOf(place), say(place.output.id, 'help'), where)}>
      <details id={`place-${id}`} open={open}>
        <summary>
          <b>{nameOf(place)}</b> <bdi dir="ltr">{where}</bdi>{' '}
          <span class={need ? 'needs' : 'good'}>{need || t('stateReady')}</span>
        </summary>
        {children}
      </details>
    </li>
  );
}
