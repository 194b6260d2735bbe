import browser from 'webextension-polyfill';

interface ActionUserSettings {
  isOnToolbar?: boolean;
}

/** Newer than the typings. */
const { action: actionApi } = browser as unknown as {
  action: {
    getUserSettings?: () => Promise<ActionUserSettings>;
    onUserSettingsChanged?: {
      addListener(listener: (change: ActionUserSettings) => void): void;
      removeListener(listener: (change: ActionUserSettings) => void): void;
    };
  };
};

/** Whether the toolbar shows the button at all times; null where the browser does not say. */
export async function isPinnedToToolbar(): Promise<boolean | null> {
  return (await actionApi.getUserSettings?.())?.isOnToolbar ?? null;
}

/** Calls back when the person pins or unpins the button. Gives the way to stop. */
export function watchPinnedToToolbar(onChange: (pinned: boolean) => void): () => void {
  const listener = ({ isOnToolbar }: ActionUserSettings) => {
    if (isOnToolbar !== undefined) onChange(isOnToolbar);
  };
  actionApi.onUserSettingsChanged?.addListener(listener);
  return () => actionApi.onUserSettingsChanged?.removeListener(listener);
}
