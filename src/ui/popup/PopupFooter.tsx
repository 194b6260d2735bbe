import type { ComponentChildren } from 'preact';
import type { Profile } from '../../core/format/profile.ts';
import type { PostFile } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import type { SendAction } from './use-send-actions.ts';

/** What is said of something done, or not done, and what can be done about it. */
export interface StatusMessage {
  text: string;
  bad?: boolean;
  act?: { label: string; run: () => void };
}

interface Props {
  file: PostFile | { error: string };
  /** The file, where it is looked at. */
  looked: ComponentChildren;
  /** What was found on reading the file back. */
  preflight: ComponentChildren;
  /** Where a better post is asked for. */
  better: ComponentChildren;
  /** Where it is on its way to, and where it is. */
  sendings: ComponentChildren;
  /** That it is in the library already. */
  same: ComponentChildren;
  /** Id of the profile in use. */
  profile: string;
  profiles: Profile[];
  chooseProfile: (id: string) => void;
  preview: boolean;
  togglePreview: () => void;
  destinations: SendAction[];
  /** The destination of the large button. */
  primary: SendAction;
  /** The one beside it. */
  second: SendAction;
  choose: (destination: SendAction) => void;
  openLibrary: () => void;
  openOptions: () => void;
  /** null where the view already is beside the page. */
  openBeside: (() => void) | null;
  message: StatusMessage | null;
  dismiss: () => void;
}

/** What to do with the record, what came of it, and the file as it will be. */
export function PopupFooter({ file, message, dismiss, preview, ...props }: Props) {
  const failed = 'error' in file;
  return (
    <>
      {props.looked}
      <footer>
        <div role="status" aria-live="polite" class="status">
          {message && (
            <div class={`note fade ${message.bad ? 'bad' : ''}`}>
              <span>{message.text}</span>
              {message.act && (
                <button
                  type="button"
                  class="button plain"
                  onClick={() => {
                    dismiss();
                    message.act?.run();
                  }}
                >
                  {message.act.label}
                </button>
              )}
            </div>
          )}
        </div>
        {props.better}
        {props.sendings}
        <div class="target">
          <select
            class="quiet-input"
            aria-label={t('fieldProfile')}
            value={props.profile}
            onChange={(event) => props.chooseProfile(event.currentTarget.value)}
          >
            {props.profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {props.preflight}
          <span class="path" dir="ltr" title={failed ? '' : file.path}>
            {failed ? file.error : file.path}
          </span>
          {props.same}
        </div>
        <div class="actions">
          <span class="split">
            <button
              type="button"
              class="button primary"
              disabled={failed}
              aria-keyshortcuts="Control+Enter"
              title={t('primaryKey')}
              onClick={() => void props.primary.send()}
            >
              {props.primary.name}
              {props.primary.requirement && <span class="hint">{props.primary.requirement}</span>}
            </button>
            <Menu
              class="button primary more-destinations"
              label={t('otherDestinations')}
              items={props.destinations.map((destination) => ({
                label: destination.name,
                hint: destination.requirement,
                checked: destination.id === props.primary.id,
                run: () => props.choose(destination),
              }))}
            >
              <Icon name="down" />
            </Menu>
          </span>
          <button type="button" class="button" onClick={() => void props.second.send()}>
            {props.second.name}
          </button>
          <button type="button" class="button" aria-pressed={preview} onClick={props.togglePreview}>
            {t('preview')}
          </button>
          <span class="end" />
          {props.openBeside && (
            <button
              type="button"
              class="button plain"
              aria-label={t('openSidePanel')}
              title={t('openSidePanel')}
              onClick={props.openBeside}
            >
              <Icon name="beside" />
            </button>
          )}
          <button type="button" class="button plain to-library" onClick={props.openLibrary}>
            {t('openLibrary')}
          </button>
          <button type="button" class="button plain" onClick={props.openOptions}>
            {t('openOptions')}
          </button>
        </div>
      </footer>
    </>
  );
}
