import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { useEditor } from './editor-context.ts';

/** The paragraph between excerpt and points, where the post has one. */
export function Introduction({ takesFocus }: { takesFocus: boolean }) {
  const { draft, store } = useEditor();
  return (
    <GrowingField
      class="introduction"
      label={t('fieldIntroduction')}
      placeholder={t('fieldIntroduction')}
      value={draft.post.introduction}
      keepLines
      takesFocus={takesFocus}
      onInput={(introduction) => store.dispatch({ do: 'edit', fields: { introduction } })}
    />
  );
}

/** What ends the post: its sections, each with its heading. */
export function ClosingSections() {
  const { draft, store } = useEditor();
  const { sections } = draft.post;
  const edit = (index: number, change: Partial<Post['sections'][number]>) => {
    const old = sections[index];
    if (!old) return;
    const section = { ...old, ...change };
    const isEmpty = section.heading === '' && section.text === '';
    const fields = { sections: isEmpty ? sections.toSpliced(index, 1) : sections.with(index, section) };
    store.dispatch({ do: 'edit', fields });
  };
  return (
    <>
      {sections.map(({ heading, text }, index) => (
        <section key={index} class="closing" aria-label={t('proposalClosing')}>
          <GrowingField
            class="closing-heading"
            label={t('closingHeading')}
            placeholder={t('closingHeading')}
            value={heading}
            onInput={(typed) => edit(index, { heading: typed })}
          />
          <GrowingField
            label={t('proposalClosing')}
            takesFocus={heading === '' && text === ''}
            placeholder={t('proposalClosing')}
            value={text}
            keepLines
            onInput={(typed) => edit(index, { text: typed })}
          />
        </section>
      ))}
    </>
  );
}
