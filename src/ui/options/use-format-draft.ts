import { useEffect, useState } from 'preact/hooks';
import { parseProfile } from '../../core/format/parse-profile.ts';
import type { Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { profiles as shipped } from '../../profiles/index.ts';
import { deleteProfile, saveProfile } from '../../storage/blogs.ts';
import type { ShowToast } from '../components/Toast.tsx';

/** Changes to a format that are not saved yet. */
export interface FormatDraft {
  /** The format with its changes. */
  edited: Profile;
  /** Number of changed settings. */
  changes: number;
  /** Changes settings. If the changed format is invalid, changes nothing and returns the reason. */
  change: (next: Partial<Profile>) => string | undefined;
  /** Saves the changes. A change to a built-in format is saved as the user's own copy. */
  save: () => Promise<void>;
  cancel: () => void;
}

/**
 * Holds the changes to formats until they are saved or cancelled. The changes to a format stay while another one is looked
 * at, and the browser asks before the page is closed with changes.
 */
export function useFormatDraft(stored: Profile, showToast: ShowToast): FormatDraft {
  const [drafts, setDrafts] = useState<Record<string, Partial<Profile>>>({});
  const fields = drafts[stored.id] ?? {};
  const edited = { ...stored, ...fields };
  const changes = Object.keys(fields).length;
  const hasChanges = Object.values(drafts).some((draft) => Object.keys(draft).length > 0);
  useEffect(() => {
    if (!hasChanges) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', onUnload);
    return () => removeEventListener('beforeunload', onUnload);
  }, [hasChanges]);
  const cancel = () => setDrafts(({ [stored.id]: _, ...others }) => others);
  return {
    edited,
    changes,
    change(next) {
      try {
        parseProfile({ ...edited, ...next });
      } catch (error) {
        return messageOf(error);
      }
      setDrafts((before) => ({ ...before, [stored.id]: listChanges(stored, { ...before[stored.id], ...next }) }));
      return undefined;
    },
    async save() {
      await saveProfile(edited);
      cancel();
      const undo = () => (shipped.includes(stored) ? deleteProfile(stored.id) : saveProfile(stored));
      showToast({ text: t('formatSaved', edited.name), undo });
    },
    cancel,
  };
}

/** Returns the settings that differ from the stored format. */
const listChanges = (stored: Profile, fields: Partial<Profile>): Partial<Profile> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(stored[key as keyof Profile]),
    ),
  );
