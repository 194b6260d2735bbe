import { useRef, useState } from 'preact/hooks';
import type { KeyPoint } from '../../core/summary.ts';
import { hasBrowserModel } from '../../extension/browser-model.ts';
import { getUiLanguage, t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { hasChosenModel } from '../../storage/has-chosen-model.ts';
import { placeCaret } from '../components/editable-text.ts';
import { Icon } from '../components/Icon.tsx';
import { useReorder } from '../components/use-reorder.ts';
import { ActionButton } from './ActionButton.tsx';
import { editorActions, type PointTarget, pointActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { Lazy } from './Lazy.tsx';
import { Point } from './Point.tsx';
import { PointNumber } from './PointNumber.tsx';
import { useOpenItem } from './use-open-item.ts';
import { usePageAccess } from './use-page-access.ts';

/**
 * The key points as they stand in the post. One tab stop: the arrow keys move over the points, Enter or a click opens one
 * where it stands, with what can be done to it in words.
 */
export function Points() {
  const { draft, store, created, draftModule, view } = useEditor();
  const { points, kind } = draft.post;
  const [announcement, announce] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useOpenItem(list);
  /** The point that Tab leads to. */
  const [current, setCurrent] = useState(0);
  /** Focuses the text of a key point in the next frame, after the changed list has been rendered. */
  const focusPoint: PointTarget['focusPoint'] = (index, caret) =>
    void requestAnimationFrame(() => {
      const field = list.current?.querySelectorAll<HTMLElement>('.point-text')[index];
      field?.focus();
      if (field && caret !== undefined) placeCaret(field, caret);
    });
  const focusRow: PointTarget['focusRow'] = (index) =>
    void requestAnimationFrame(() => (list.current?.children[index] as HTMLElement | undefined)?.focus());
  const { gap, handle } = useReorder(list, (from, to) => {
    if (to < 0 || to >= points.length || to === from) return;
    store.dispatch({ do: 'movePoint', from, to });
    announce(t('pointMoved', to + 1, points.length));
  });
  const lastTarget: PointTarget = { index: points.length, focusPoint, focusRow, announce };
  return (
    <section class="section points" aria-labelledby="points-heading">
      <header class="section-head">
        <h2 id="points-heading">
          {t(kind === 'quote' ? 'keyPassages' : 'keyPoints')}
          {kind !== 'quote' && draftModule.saysInHeading(draft.post, created.blog.profile) && (
            <span>{t('inOwnWords')}</span>
          )}
        </h2>
        <ActionButton action={editorActions.chooseFewerPoints} class="button plain fewer-points" />
        <PointNumber />
      </header>
      {points.length === 0 && <p class="empty-list">{t('pointsNone')}</p>}
      <ul ref={list} class="point-list">
        {points.map((point, index) => (
          <Point
            key={toPointKey(points, index)}
            point={point}
            target={{ index, focusPoint, focusRow, announce }}
            isOpen={open === index}
            setOpen={(isOpen) => setOpen(isOpen ? index : null)}
            isCurrent={index === Math.min(current, points.length - 1)}
            onCurrent={() => setCurrent(index)}
            landing={gap === index ? 'above' : gap === points.length && index === gap - 1 ? 'below' : ''}
            handle={handle(index)}
          />
        ))}
      </ul>
      <Lazy load={() => loadProposalPanel(draft.article.language?.value ?? '')} />
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
      <div class="section-tools">
        <ActionButton
          action={pointActions.addPoint}
          target={lastTarget}
          class="button plain add"
          lead={<Icon name="plus" />}
        />
        {view === 'panel' && <AddPassageButton />}
      </div>
    </section>
  );
}

/** Loads the panel's code only if the user has chosen a model or the browser has one, because most users have none. */
const loadProposalPanel = async (article: string) =>
  hasLibrary && ((await hasChosenModel()) || (await hasBrowserModel({ article, post: getUiLanguage().lang })))
    ? (await import('./ProposalPanel.tsx')).ProposalPanel
    : null;

/** The button that adds the selected passage; once the tab shows another page, the text that says what to do instead. */
function AddPassageButton() {
  const { tab, draft } = useEditor();
  const isReadable = usePageAccess(tab?.id, draft.article.frameOf ?? draft.article.url);
  return isReadable ? (
    <ActionButton action={editorActions.addSelectedPassage} class="button plain" />
  ) : (
    <p class="empty-list passage-moved" role="status">
      {t('passageError_moved')}
    </p>
  );
}

/**
 * Returns a Preact key that a point keeps when moved: its quoted sentence, and a number for points with the same sentence.
 */
function toPointKey(points: KeyPoint[], index: number): string {
  const { quote = '' } = points[index] ?? {};
  const nth = points.slice(0, index).filter((other) => other.quote === quote).length;
  return `${nth} ${quote}`;
}
