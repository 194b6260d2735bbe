import browser from 'webextension-polyfill';

interface UserSettings {
  isOnToolbar?: boolean;
}

/** Newer than the typings. */
const { action } = browser as unknown as {
  action: {
    getUserSettings?: () => Promise<UserSettings>;
    onUserSettingsChanged?: {
      addListener(listener: (change: UserSettings) => void): void;
      removeListener(listener: (change: UserSettings) => void): void;
    };
  };
};

/** Whether the toolbar shows the button at all times; null where the browser does not say. */
export async function isPinned(): Promise<boolean | null> {
  return (await action.getUserSettings?.())?.isOnToolbar ?? null;
}

/** Calls back when the person pins or unpins the button. Gives the way to stop. */
export function whenPinChanges(changed: (pinned: boolean) => void): () => void {
  const listener = ({ isOnToolbar }: UserSettings) => {
    if (isOnToolbar !== undefined) changed(isOnToolbar);
  };
  action.onUserSettingsChanged?.addListener(listener);
  return () => action.onUserSettingsChanged?.removeListener(listener);
}
