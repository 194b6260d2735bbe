import browser from 'webextension-polyfill';

interface ActionUserSettings {
  isOnToolbar?: boolean;
}

/** The types lack these members. */
const { action: actionApi } = browser as unknown as {
  action: {
    getUserSettings?: () => Promise<ActionUserSettings>;
    onUserSettingsChanged?: {
      addListener(listener: (change: ActionUserSettings) => void): void;
      removeListener(listener: (change: ActionUserSettings) => void): void;
    };
  };
};

/** Whether the button is pinned to the toolbar; null where the browser does not tell. */
export async function isPinnedToToolbar(): Promise<boolean | null> {
  return (await actionApi.getUserSettings?.())?.isOnToolbar ?? null;
}

/** Calls back when the user pins or unpins the button. Returns the function that stops this. */
export function watchPinnedToToolbar(onChange: (pinned: boolean) => void): () => void {
  const listener = ({ isOnToolbar }: ActionUserSettings) => {
    if (isOnToolbar !== undefined) onChange(isOnToolbar);
  };
  actionApi.onUserSettingsChanged?.addListener(listener);
  return () => actionApi.onUserSettingsChanged?.removeListener(listener);
}
