import { useState } from 'preact/hooks';
import { agreeToOrigin } from '../../browser/agreed-origins.ts';
import { type Destination, keepDestination, originOf, valuesOf } from '../../browser/destinations.ts';
import { t } from '../../browser/i18n.ts';
import { requestLeave } from '../../browser/permissions.ts';
import { world } from '../../browser/world.ts';
import { askedFor, baseOf, Failed, type Field, filled } from '../../outputs/index.ts';
import type { Place } from '../../publish.ts';
import { nameOf, say, troubleOf } from '../parts/place-words.ts';
import { Redirected } from '../parts/Redirected.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { importFile } from './Backup.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { FolderSetting } from './FolderSetting.tsx';
import { SecretSetting } from './SecretSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  place: Place;
  tell: Tell;
  remove: () => void;
}

/** File in a blog's root that a team keeps its formats, tags and site rules in. */
const TEAM_FILE = '.precis.json';

/** The settings of a place, drawn from the fields that its output declares. Each is saved at once. */
export function DestinationForm({ place, tell, remove }: Props) {
  const { destination, output, state } = place;
  const values = filled(output, destination.values);
  const keep = (change: Partial<Destination>) => keepDestination({ ...destination, ...change }, output);
  const set = async (change: Record<string, string>) => {
    await keep({ values: { ...destination.values, ...change } });
    tell({ text: t('placeSaved', nameOf(place)), undo: () => keep({}) });
  };
  const [redirects, setRedirects] = useState(false);
  const readTeam = async () => {
    try {
      const text = await output.read?.(TEAM_FILE, await valuesOf(destination, output), world());
      if (!text) return tell({ text: t('teamNone', TEAM_FILE), bad: true });
      await importFile(TEAM_FILE, text, tell);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      setRedirects(error.why === 'redirected');
      tell({ text: troubleOf(error.why, error.detail), bad: true });
    }
  };
  return (
    <>
      <p class="quiet">{say(output.id, 'help')}</p>
      <fieldset class="fields" aria-label={nameOf(place)}>
        <TextSetting
          label={t('placeName')}
          placeholder={say(output.id, 'name')}
          value={destination.name}
          save={async (name) => {
            await keep({ name });
            tell({ text: t('placeSaved', name || say(output.id, 'name')), undo: () => keep({}) });
          }}
        />
        {askedFor(output, values).map((field) => (
          <FieldSetting
            key={field.key}
            place={place}
            field={field}
            value={values[field.key] ?? ''}
            set={set}
            tell={tell}
          />
        ))}
      </fieldset>
      {redirects && <Redirected place={place} />}
      {state.is === 'needs-agreement' && <p class="needs">{t('placeAgreeHelp')}</p>}
      <div class="row">
        {state.is === 'needs-agreement' && (
          <button type="button" class="button primary" onClick={() => void agreeToOrigin(destination.id, state.origin)}>
            {t('placeAgree', state.origin)}
          </button>
        )}
        {state.is === 'needs-permission' && (
          <button type="button" class="button primary" onClick={() => void requestLeave({ hosts: state.hosts })}>
            {t('leaveFor', state.hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', '))}
          </button>
        )}
        {state.is === 'needs-capability' && (
          <button
            type="button"
            class="button primary"
            onClick={() => void requestLeave({ permission: state.permission })}
          >
            {t('leaveGive')}
          </button>
        )}
        {output.read && state.is === 'ready' && !output.inWindow(values) && (
          <button type="button" class="button" onClick={() => void readTeam()}>
            {t('teamRead')}
          </button>
        )}
        <button type="button" class="button" onClick={remove}>
          {t('placeRemove', nameOf(place))}
        </button>
      </div>
    </>
  );
}

interface FieldProps {
  place: Place;
  field: Field;
  value: string;
  set: (change: Record<string, string>) => Promise<void>;
  tell: Tell;
}

function FieldSetting({ place: { destination }, field, value, set, tell }: FieldProps) {
  const { key, kind, label, help, choices = [], example } = field;
  const save = (text: string) => set({ [key]: text });
  const shown = { label: t(label), ...(help ? { help: t(help) } : {}) };
  switch (kind) {
    case 'choice':
      return (
        <ChoiceSetting {...shown} value={value} choices={choices.map((one) => [one.value, t(one.label)])} save={save} />
      );
    case 'secret':
      return <SecretSetting {...shown} place={destination.id} field={key} origin={originOf(destination)} tell={tell} />;
    case 'switch':
      return <SwitchSetting {...shown} on={value === 'yes'} save={(on) => save(on ? 'yes' : '')} />;
    case 'folder':
      return <FolderSetting {...shown} place={value} name={destination.values.folderName ?? ''} save={set} />;
    default:
      return (
        <TextSetting
          {...shown}
          type={kind}
          {...(example ? { placeholder: example } : {})}
          value={value}
          save={(text) => (kind === 'url' && text && !baseOf(text) ? t('placeBadAddress', text) : save(text))}
        />
      );
  }
}
