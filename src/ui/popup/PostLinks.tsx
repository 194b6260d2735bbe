import { useEffect, useRef } from 'preact/hooks';
import type { Link } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { useEditor } from './editor-context.ts';
import { SourceText } from './SourceText.tsx';

/** The links for further reading: each can be reworded, pointed elsewhere and removed. */
export function PostLinks({ takesFocus }: { takesFocus: boolean }) {
  const { draft, store } = useEditor();
  const { links } = draft.post;
  const list = useRef<HTMLUListElement>(null);
  const set = (changed: Link[]) => store.dispatch({ do: 'edit', fields: { links: changed } });
  const focusLink = (index: number) =>
    void requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>('[role=textbox]')?.focus(),
    );
  useEffect(() => {
    if (takesFocus) focusLink(links.length - 1);
  }, [takesFocus, links.length]);
  const remove = (index: number) => {
    set(links.toSpliced(index, 1));
    focusLink(Math.min(index, links.length - 2));
  };
  return (
    <section class="section" aria-labelledby="links-heading">
      <header class="section-head">
        <h2 id="links-heading">{t('fieldLinks')}</h2>
      </header>
      <ul ref={list} class="links">
        {links.map((link, index) => (
          <li key={index} class={link.url === '' ? 'is-new' : ''}>
            <span class="link-text">
              <SourceText
                label={t('linkText', index + 1)}
                placeholder={t('linkTextHint')}
                value={link.text}
                onInput={(text) => set(links.with(index, { ...link, text }))}
              />
            </span>
            <span class="link-address">
              <SourceText
                label={t('linkAddress', index + 1)}
                placeholder="https://"
                value={link.url}
                onInput={(url) => set(links.with(index, { ...link, url: url.trim() }))}
              />
            </span>
            <button
              type="button"
              class="icon"
              aria-label={t('linkRemove', link.text || index + 1)}
              onClick={() => remove(index)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
