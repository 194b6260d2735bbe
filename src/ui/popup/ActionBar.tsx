import { t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { Keys } from '../components/Keys.tsx';
import { Menu } from '../components/Menu.tsx';
import { ActionButton } from './ActionButton.tsx';
import { getActionLabel, runAction } from './action.ts';
import { destinationActions, editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { openDestinationOptions } from './extension-pages.ts';
import { getSaveState } from './save-state.ts';
import { getPrimarySendAction, listSendActions, SAVE_ID, type SendAction } from './send-draft.ts';

/** The next step with its key, the other ways to take the post, and the library. Buttons answer in their own place. */
export function ActionBar() {
  const { savedVersion, view } = useEditor();
  const { Notice } = savedVersion;
  return (
    <div class="foot-actions">
      <PrimaryButton />
      {/* The library saves by itself. Where nothing can be saved, a post is kept as a file. */}
      {hasLibrary ? view !== 'library' && <SaveButton /> : <DownloadButton />}
      {Notice && <Notice />}
    </div>
  );
}

function PrimaryButton() {
  const editor = useEditor();
  const primary = getPrimarySendAction(editor);
  const isAnswered = editor.answer?.id === primary.id;
  const look = isAnswered ? 'button done' : 'button primary';
  const keys = editorActions.send.shortcuts?.[0]?.keys ?? '';
  const all = listSendActions(editor);
  const toItem = (way: SendAction) => ({
    label: getActionLabel(destinationActions.sendTo, editor, way),
    hint: way.requirement || (way.hint ?? ''),
    checked: way.id === primary.id,
    startsGroup: way.id === all.find(({ id }) => id !== 'clipboard' && !id.startsWith('copy-'))?.id,
    run: () => runAction(destinationActions.sendTo, editor, way),
  });
  const setUp = all.some(({ sends }) => sends)
    ? []
    : [{ label: t('sendToBlog'), hint: t('sendToBlogHint'), startsGroup: true, run: openDestinationOptions }];
  return (
    <span class="split">
      <button
        type="button"
        class={`${look} next-step`}
        aria-keyshortcuts={keys}
        disabled={!editorActions.send.isEnabled(editor, undefined)}
        onClick={() => runAction(editorActions.send, editor, undefined)}
      >
        {/* Both texts are laid out in the same place, so that the button keeps its width. */}
        <span class="question" aria-hidden={isAnswered}>
          <span>
            {getActionLabel(editorActions.send, editor, undefined)}
            {primary.requirement && <span class="hint">{primary.requirement}</span>}
          </span>
          <Keys text={formatShortcut(keys)} />
        </span>
        {isAnswered && <AnswerText text={editor.answer?.text ?? ''} />}
      </button>
      <Menu class={`${look} more-ways`} label={t('otherDestinations')} items={[...all.map(toItem), ...setUp]}>
        <Icon name="down" />
      </Menu>
    </span>
  );
}

function SaveButton() {
  const editor = useEditor();
  const label = getActionLabel(editorActions.save, editor, undefined);
  const isAnswered = editor.answer?.id === SAVE_ID || getSaveState(editor) === 'saved';
  return (
    <button
      type="button"
      class="button steady to-save"
      aria-keyshortcuts="Control+S"
      onClick={() => runAction(editorActions.save, editor, undefined)}
    >
      {isAnswered ? <AnswerText text={t('savedShort')} /> : label}
    </button>
  );
}

function DownloadButton() {
  const editor = useEditor();
  const download = listSendActions(editor).find(({ id }) => id === 'download');
  if (!download || getPrimarySendAction(editor).id === 'download') return null;
  return <ActionButton class="button" action={destinationActions.sendTo} target={download} />;
}

const AnswerText = ({ text }: { text: string }) => (
  <span class="answer">
    {text} <Icon name="check" />
  </span>
);
