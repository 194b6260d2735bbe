import { t } from '../../extension/i18n.ts';
import { getFormatName, groupFormats } from '../components/format-groups.ts';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import { ActionButton } from './ActionButton.tsx';
import { getActionLabel, runAction } from './action.ts';
import { destinationActions, editorActions } from './actions.ts';
import { chooseProfile } from './choose-profile.ts';
import { useEditor } from './editor-context.ts';
import { Lazy } from './Lazy.tsx';
import { Preflight } from './Preflight.tsx';
import { getPrimarySendAction, listSendActions } from './send-draft.ts';

/** The area below the form: messages, sent posts, the file's name and format, and the buttons. */
export function PopupFooter() {
  const { draft, isAskingForBlog } = useEditor();
  const { saved } = draft;
  return (
    <footer>
      <StatusNote />
      {isAskingForBlog && <Lazy load={loadBlogQuestion} />}
      {saved && <Lazy key={saved} load={loadSendStatus} />}
      <FileLine />
      <ActionBar />
    </footer>
  );
}

/** Loads the code of `BlogQuestion` only when needed, because the question is asked once. */
const loadBlogQuestion = async () => (await import('./BlogQuestion.tsx')).BlogQuestion;

/** Loads the code of `SendStatus` only when needed, because most posts have not been sent when the popup opens. */
const loadSendStatus = async () => (await import('./SendStatus.tsx')).SendStatus;

function StatusNote() {
  const editor = useEditor();
  const { message, showMessage } = editor;
  const action = message?.action;
  return (
    <div role="status" aria-live="polite" class="status">
      {message && (
        <div class={`note fade ${message.bad ? 'bad' : ''}`}>
          <span>{message.text}</span>
          {action && (
            <button
              type="button"
              class="button plain"
              onClick={() => {
                showMessage(null);
                action.run(editor);
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** A line with the format, the file's path, the result of the preflight check, and whether the article is already saved. */
function FileLine() {
  const editor = useEditor();
  const { draft, created, file } = editor;
  const { Notice } = editor.savedVersion;
  const hasFailed = 'error' in file;
  return (
    <div class="target">
      <select
        class="quiet-input"
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
      <Preflight />
      <span class="path" dir="ltr" title={hasFailed ? '' : file.path}>
        {hasFailed ? file.error : file.path}
      </span>
      {Notice && <Notice />}
    </div>
  );
}

function ActionBar() {
  const editor = useEditor();
  const primary = getPrimarySendAction(editor);
  return (
    <div class="actions">
      <span class="split">
        <ActionButton action={editorActions.send} class="button primary">
          {primary.requirement && <span class="hint">{primary.requirement}</span>}
        </ActionButton>
        <Menu
          class="button primary more-destinations"
          label={t('otherDestinations')}
          items={listSendActions(editor).map((destination) => ({
            label: getActionLabel(destinationActions.sendTo, editor, destination),
            hint: destination.requirement,
            checked: destination.id === primary.id,
            run: () => runAction(destinationActions.sendTo, editor, destination),
          }))}
        >
          <Icon name="down" />
        </Menu>
      </span>
      <ActionButton action={editorActions.sendSecond} class="button" />
      <ActionButton action={editorActions.togglePreview} class="button" aria-pressed={editor.isPreviewOpen} />
      <span class="end" />
      {editorActions.openSidePanel.isEnabled(editor) && (
        <ActionButton action={editorActions.openSidePanel} class="button plain" icon={<Icon name="sidePanel" />} />
      )}
      <ActionButton action={editorActions.openLibrary} class="button plain to-library" />
      <ActionButton action={editorActions.openOptions} class="button plain" />
      <Menu
        class="button plain"
        label={t('moreActions')}
        items={[editorActions.showShortcuts, editorActions.reportProblem].map((action) => ({
          label: getActionLabel(action, editor, undefined),
          run: () => runAction(action, editor, undefined),
        }))}
      >
        <Icon name="more" />
      </Menu>
    </div>
  );
}
