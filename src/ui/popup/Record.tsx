import { useState } from 'preact/hooks';
import type { Draft } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import type { Found, Post } from '../../core/types.ts';
import { Chips } from '../parts/Chips.tsx';
import { GrowingField } from '../parts/GrowingField.tsx';
import { Points } from './Points.tsx';
import type { Change } from './work.ts';

interface Props {
  draft: Draft;
  edit: (fields: Partial<Post>) => void;
  change: (step: Change) => void;
  removePoint: (index: number) => void;
  choosePoints: (points: number) => void;
  /** The categories to choose from. */
  categories: string[];
  /** The blog's tags that a typed beginning may mean. */
  suggestTags: (typed: string) => string[];
  /** Whether the blog has not used a tag yet. */
  isNewTag: (tag: string) => boolean;
  rememberSite: () => void;
}

/** The record itself, top to bottom as it will be read: source, title, excerpt, points, categories, tags. */
export function Record({ draft, edit, change, categories, ...props }: Props) {
  const { article, post } = draft;
  return (
    <div class="sheet">
      <div class="source">
        <SmallField
          label={t('fieldSite')}
          value={post.feed.name}
          title={foundIn(article.site)}
          onInput={(name) => edit({ feed: { ...post.feed, name } })}
        />
        <span aria-hidden="true">·</span>
        <DateField value={post.date} title={foundIn(article.published)} onInput={(date) => edit({ date })} />
        <span aria-hidden="true">·</span>
        <SmallField
          label={t('fieldAuthors')}
          value={post.authors.join(', ')}
          title={foundIn(article.authors)}
          onInput={(text) => edit({ authors: splitNames(text) })}
        />
      </div>
      <GrowingField
        class="title"
        label={t('fieldTitle')}
        value={post.title}
        title={foundIn(article.title)}
        onInput={(title) => edit({ title })}
      />
      <GrowingField
        class="excerpt"
        label={t('fieldExcerpt')}
        placeholder={t('fieldExcerpt')}
        value={post.excerpt}
        onInput={(excerpt) => edit({ excerpt })}
      />
      <Points
        points={post.points}
        wanted={draft.points}
        change={change}
        removePoint={props.removePoint}
        choosePoints={props.choosePoints}
      />
      {categories.length > 0 && (
        <fieldset class="categories">
          <legend class="visually-hidden">{t('fieldCategories')}</legend>
          {categories.map((category) => {
            const on = post.categories.includes(category);
            return (
              <button
                key={category}
                type="button"
                class="toggle"
                aria-pressed={on}
                onClick={() =>
                  edit({
                    categories: on
                      ? post.categories.filter((other) => other !== category)
                      : [...post.categories, category],
                  })
                }
              >
                {category}
              </button>
            );
          })}
        </fieldset>
      )}
      <Chips
        label={t('fieldTags')}
        values={post.tags}
        isNew={props.isNewTag}
        suggest={props.suggestTags}
        onChange={(tags) => edit({ tags })}
      />
      <details class="more">
        <summary>{t('moreFields')}</summary>
        <Labelled name={t('fieldDescription')}>
          <GrowingField
            label={t('fieldDescription')}
            value={post.description}
            onInput={(description) => edit({ description })}
          />
        </Labelled>
        <Labelled name={t('fieldIntroduction')}>
          <GrowingField
            label={t('fieldIntroduction')}
            value={post.introduction}
            onInput={(introduction) => edit({ introduction })}
          />
        </Labelled>
        <Labelled name={t('fieldCanonical')}>
          <GrowingField
            label={t('fieldCanonical')}
            value={post.canonical}
            title={foundIn(article.canonical)}
            onInput={(canonical) => edit({ canonical: canonical.trim() })}
          />
        </Labelled>
        <Labelled name={t('fieldFeed')}>
          <GrowingField
            label={t('fieldFeed')}
            value={post.feed.url}
            title={foundIn(article.feed)}
            onInput={(url) => edit({ feed: { ...post.feed, url: url.trim() } })}
          />
        </Labelled>
        <button type="button" class="button" onClick={props.rememberSite}>
          {t('rememberSite')}
        </button>
        <p class="quiet">{t('rememberSiteHelp')}</p>
      </details>
    </div>
  );
}

function Labelled({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="labelled">
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

function foundIn(found: Found<unknown> | null): string {
  return found ? t('foundIn', found.where ? `${found.from}, ${found.where}` : found.from) : t('notFound');
}

const splitNames = (text: string) =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);

interface SmallProps {
  label: string;
  value: string;
  title: string;
  onInput: (value: string) => void;
}

/** A field of the source line, as wide as its text. What is being typed is shown as typed, whatever it is read as. */
function SmallField({ label, value, title, onInput }: SmallProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  return (
    <span class="small" data-value={shown || label}>
      <input
        class="quiet-input"
        aria-label={label}
        placeholder={label}
        title={title}
        dir="auto"
        size={1}
        value={shown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onInput(event.currentTarget.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}

const DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** The date as the page wrote it. Text that is no date stays in the field, marked, until it is one: the record keeps the last that was. */
function DateField({ value, title, onInput }: Omit<SmallProps, 'label'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const bad = shown !== '' && !isDate(shown);
  return (
    <span class="small" data-value={shown || t('noDateHint')}>
      <input
        class="quiet-input"
        aria-label={t('fieldDate')}
        aria-invalid={bad}
        placeholder={t('noDateHint')}
        title={bad ? t('dateBad') : title}
        size={1}
        value={shown}
        onInput={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(event.currentTarget.value);
          if (text === '' || isDate(text)) onInput(text);
        }}
        onBlur={() => {
          if (!bad) setTyped(null);
        }}
      />
      {bad && (
        <span role="alert" class="visually-hidden">
          {t('dateBad')}
        </span>
      )}
    </span>
  );
}

function isDate(text: string): boolean {
  const day = DATE.exec(text.trim())?.[1];
  // `Date` rolls 2026-02-31 over to March.
  return !!day && !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
