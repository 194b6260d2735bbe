import browser from 'webextension-polyfill';

interface ActionUserSettings {
  isOnToolbar?: boolean;
}

/** `browser.action` with members that the polyfill's types lack. */
const { action: actionApi } = browser as unknown as {
  action: {
    getUserSettings?: () => Promise<ActionUserSettings>;
    onUserSettingsChanged?: {
      addListener(listener: (change: ActionUserSettings) => void): void;
      removeListener(listener: (change: ActionUserSettings) => void): void;
    };
  };
};

/** Resolves with whether the extension's button is pinned to the toolbar; null when the browser does not tell. */
export async function isPinnedToToolbar(): Promise<boolean | null> {
  return (await actionApi.getUserSettings?.())?.isOnToolbar ?? null;
}

/** Calls `onChange` when the user pins or unpins the extension's button. Returns a function that stops the calls. */
export function watchPinnedToToolbar(onChange: (pinned: boolean) => void): () => void {
  const listener = ({ isOnToolbar }: ActionUserSettings) => {
    if (isOnToolbar !== undefined) onChange(isOnToolbar);
  };
  actionApi.onUserSettingsChanged?.addListener(listener);
  return () => actionApi.onUserSettingsChanged?.removeListener(listener);
}
