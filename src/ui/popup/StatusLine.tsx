import { t } from '../../extension/i18n.ts';
import { getFormatName, groupFormats } from '../components/format-groups.ts';
import { Icon } from '../components/Icon.tsx';
import { useTimedMessage } from '../components/use-timed-message.ts';
import { chooseProfile } from './choose-profile.ts';
import { type StatusMessage, useEditor } from './editor-context.ts';
import { Preflight } from './Preflight.tsx';

/**
 * One line above the buttons: the format, the file's path and whether the post is ready. A message takes the line's place for
 * a few seconds, so that it covers no work.
 */
export function StatusLine() {
  const { message, answer, showMessage } = useEditor();
  const { isShown, listeners } = useTimedMessage(message, message?.action !== undefined);
  const shown = isShown ? message : null;
  return (
    <div class="foot-status">
      <FileLine isHidden={shown !== null} />
      <div role="status" aria-live="polite" class="status" {...listeners}>
        {shown && <Message message={shown} dismiss={() => showMessage(null)} />}
        {/* The button shows its answer in its own place; this reads the answer aloud. */}
        {answer && <span class="visually-hidden">{answer.text}</span>}
      </div>
    </div>
  );
}

function Message({ message, dismiss }: { message: StatusMessage; dismiss: () => void }) {
  const editor = useEditor();
  const { text, bad, action } = message;
  return (
    <div class={`message fade ${bad ? 'bad' : ''}`}>
      {bad && <Icon name="cross" />}
      <span>{text}</span>
      {action && (
        <button
          type="button"
          class="linklike"
          onClick={() => {
            dismiss();
            action.run(editor);
          }}
        >
          {action.label}
        </button>
      )}
      {bad && (
        <button type="button" class="icon" aria-label={t('close')} onClick={dismiss}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}

/** `isHidden`: a message stands in the line's place. The line keeps its room, so that nothing moves. */
function FileLine({ isHidden }: { isHidden: boolean }) {
  const { file, draft, created } = useEditor();
  const { profiles, blog } = created;
  const format = getFormatName(profiles.find(({ id }) => id === draft.profile) ?? blog.profile);
  return (
    <div class="file-line" inert={isHidden}>
      <FormatChoice name={format} />
      {'error' in file ? <span class="path long">{file.error}</span> : <FilePath path={file.path} format={format} />}
      <Preflight />
    </div>
  );
}

/** The list of formats. `name` on screen is a copy of the chosen option: the list itself would be as wide as its widest. */
function FormatChoice({ name }: { name: string }) {
  const editor = useEditor();
  const { draft, created } = editor;
  return (
    <span class="format-choice button plain">
      <span aria-hidden="true">{name}</span>
      <Icon name="down" />
      <select
        aria-label={t('fieldProfile')}
        value={draft.profile}
        onChange={(event) => void chooseProfile(editor, event.currentTarget.value)}
      >
        {groupFormats(created.profiles).map(({ id, title, formats }) => (
          <optgroup key={id} label={title}>
            {formats.map((profile) => (
              <option key={profile.id} value={profile.id}>
                {getFormatName(profile)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}

/** Characters. The format's name and the path share the popup's line with the reason why a post is not ready. */
const MAX_INLINE = 34;

/**
 * A path is recognised by its end: in a narrow window the folder gives way before the file's name. A long path has a line of
 * its own from the beginning, so that nothing moves when the result of the preflight arrives.
 */
function FilePath({ path, format }: { path: string; format: string }) {
  const nameStart = path.lastIndexOf('/') + 1;
  return (
    <span class={`path ${path.length + format.length > MAX_INLINE ? 'long' : ''}`} dir="ltr" title={path}>
      <span class="path-folder">{path.slice(0, nameStart)}</span>
      <span class="path-name">{path.slice(nameStart)}</span>
    </span>
  );
}
