import { useState } from 'preact/hooks';
import { normalizeBaseAddress } from '../../core/base-address.ts';
import { t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { JobError } from '../../jobs/job-error.ts';
import { getDestinationOrigin, loadDestinationValues, saveDestination } from '../../publishing/destination-values.ts';
import { createOutputContext } from '../../publishing/output-context.ts';
import { joinPath, normalizeFolder } from '../../publishing/paths.ts';
import { listActiveFields, withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { agreeToOrigin } from '../../storage/agreed-origins.ts';
import type { Destination } from '../../storage/destinations.ts';
import type { Field } from '../../storage/field.ts';
import { describeError, formatHosts, getDestinationName, getOutputText } from '../components/destination-labels.ts';
import { RedirectNote } from '../components/RedirectNote.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { FolderSetting } from './FolderSetting.tsx';
import { importPrecisFile } from './import-precis-file.ts';
import { SecretSetting } from './SecretSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  place: DestinationStatus;
  showToast: ShowToast;
  remove: () => void;
  /** Path of a sample post in the format of the settings; '' when it can't be printed. */
  samplePath: string;
}

/** Name of a file in the blog's root folder, in which a team shares its formats, tags and site rules. */
const TEAM_FILE = '.precis.json';

/** The settings form of a destination, built from the fields that its output declares. Each change is saved at once. */
export function DestinationForm({ place, showToast, remove, samplePath }: Props) {
  const { destination, output, readiness } = place;
  const values = withDefaults(output, destination.values);
  const save = (change: Partial<Destination>) => saveDestination({ ...destination, ...change }, output);
  const set = async (change: Record<string, string>) => {
    await save({ values: { ...destination.values, ...change } });
    showToast({ text: t('destinationSaved', getDestinationName(place)), undo: () => save({}) });
  };
  const [isRedirected, setRedirected] = useState(false);
  const importTeamFile = async () => {
    try {
      const text = await output.read?.(
        TEAM_FILE,
        await loadDestinationValues(destination, output),
        createOutputContext(),
      );
      if (!text) return showToast({ text: t('teamNone', TEAM_FILE), bad: true });
      await importPrecisFile(TEAM_FILE, text, showToast);
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      setRedirected(error.code === 'redirected');
      showToast({ text: describeError(error.code, error.detail), bad: true });
    }
  };
  return (
    <>
      <p class="quiet">{getOutputText(output.id, 'help')}</p>
      <fieldset class="fields" aria-label={getDestinationName(place)}>
        <TextSetting
          label={t('destinationName')}
          placeholder={getOutputText(output.id, 'name')}
          value={destination.name}
          save={async (name) => {
            await save({ name });
            showToast({ text: t('destinationSaved', name || getOutputText(output.id, 'name')), undo: () => save({}) });
          }}
        />
        {listActiveFields(output, values).map((field) => (
          <FieldSetting
            key={field.key}
            place={place}
            field={field}
            value={values[field.key] ?? ''}
            set={set}
            showToast={showToast}
          />
        ))}
      </fieldset>
      {samplePath !== '' && 'folder' in values && (
        <p class="quiet">{t('destinationPath', `\u2068${joinPath(getFolderName(destination), samplePath)}\u2069`)}</p>
      )}
      {isRedirected && <RedirectNote place={place} />}
      {readiness.is === 'needs-agreement' && <p class="needs">{t('placeAgreeHelp')}</p>}
      <div class="row">
        {readiness.is === 'needs-agreement' && (
          <button
            type="button"
            class="button primary"
            onClick={() => void agreeToOrigin(destination.id, readiness.origin)}
          >
            {t('placeAgree', readiness.origin)}
          </button>
        )}
        {readiness.is === 'needs-permission' && (
          <button
            type="button"
            class="button primary"
            onClick={() => void requestPermission({ hosts: readiness.hosts })}
          >
            {t('grantPermissionFor', formatHosts(readiness.hosts))}
          </button>
        )}
        {readiness.is === 'needs-capability' && (
          <button
            type="button"
            class="button primary"
            onClick={() => void requestPermission({ permission: readiness.permission })}
          >
            {t('grantPermission')}
          </button>
        )}
        {output.read && readiness.is === 'ready' && !output.needsWindow(values) && (
          <button type="button" class="button" onClick={() => void importTeamFile()}>
            {t('teamRead')}
          </button>
        )}
        <button type="button" class="button" onClick={remove}>
          {t('destinationRemove', getDestinationName(place))}
        </button>
      </div>
    </>
  );
}

/** Returns the folder that a destination puts in front of a post's path; '' for none. */
const getFolderName = ({ values }: Destination): string => values.folderName || normalizeFolder(values.folder ?? '');

interface FieldSettingProps {
  place: DestinationStatus;
  field: Field;
  value: string;
  set: (change: Record<string, string>) => Promise<void>;
  showToast: ShowToast;
}

function FieldSetting({ place: { destination }, field, value, set, showToast }: FieldSettingProps) {
  const { key, kind, label, help, choices = [], example } = field;
  const save = (text: string) => set({ [key]: text });
  const texts = { label: t(label), ...(help ? { help: t(help) } : {}) };
  switch (kind) {
    case 'choice':
      return (
        <ChoiceSetting {...texts} value={value} choices={choices.map((one) => [one.value, t(one.label)])} save={save} />
      );
    case 'secret':
      return (
        <SecretSetting
          {...texts}
          place={destination.id}
          field={key}
          origin={getDestinationOrigin(destination)}
          showToast={showToast}
        />
      );
    case 'switch':
      return <SwitchSetting {...texts} on={value === 'yes'} save={(on) => save(on ? 'yes' : '')} />;
    case 'folder':
      return <FolderSetting {...texts} place={value} name={destination.values.folderName ?? ''} save={set} />;
    default:
      return (
        <TextSetting
          {...texts}
          type={kind}
          {...(example ? { placeholder: example } : {})}
          value={value}
          save={(text) =>
            kind === 'url' && text && !normalizeBaseAddress(text) ? t('destinationBadAddress', text) : save(text)
          }
        />
      );
  }
}
