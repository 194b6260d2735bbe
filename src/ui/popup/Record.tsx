import type { Draft } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import { hasLibrary, isPrivate } from '../../browser/private.ts';
import type { Post, Tagging } from '../../core/types.ts';
import { GrowingField } from '../parts/GrowingField.tsx';
import { HiddenWords } from './HiddenWords.tsx';
import { Labels } from './Labels.tsx';
import { NamedElsewhere, PageHost } from './PageAddress.tsx';
import { Points } from './Points.tsx';
import { nextCandidate, Provenance } from './Provenance.tsx';
import { cycling, DateField, SmallField } from './SourceFields.tsx';
import type { Change } from './work.ts';

interface Props {
  /** The post is made of a selection; `whole` goes to the whole article. */
  selection: { whole: (() => void) | null } | null;
  draft: Draft;
  edit: (fields: Partial<Post>) => void;
  change: (step: Change) => void;
  removePoint: (index: number) => void;
  choosePoints: (points: number) => void;
  showSentence: (quote: string) => void;
  /** The categories to choose from. */
  categories: string[];
  /** The blog's tags that a typed beginning may mean. */
  completeTag: (typed: string) => string[];
  /** Whether the blog has not used a tag yet. */
  isNewTag: (tag: string) => boolean;
  /** More tags than the post has, and what speaks for each. */
  suggest: () => Tagging;
  rememberSite: () => void;
}

/** The record itself, top to bottom as it will be read: source, title, excerpt, points, categories, tags. */
export function Record({ selection, draft, edit, change, categories, ...props }: Props) {
  const { article, post } = draft;
  return (
    <div class="sheet">
      {isPrivate && <p class="quiet of-selection">{t(hasLibrary ? 'privateRecord' : 'privateUnsaved')}</p>}
      {selection && (
        <p class="quiet of-selection">
          {t('selectionOnly')}{' '}
          {selection.whole && (
            <button type="button" class="linklike" onClick={selection.whole}>
              {t('selectionWhole')}
            </button>
          )}
        </p>
      )}
      {article.hidden && <HiddenWords {...article.hidden} />}
      <div class="source">
        <PageHost url={article.url} />
        <span class="fact">
          <SmallField
            label={t('fieldSite')}
            value={post.feed.name}
            onInput={(name) => edit({ feed: { ...post.feed, name } })}
            next={() => nextCandidate(article.site, asText, post.feed.name)}
          />
          <Provenance
            field={t('fieldSite')}
            found={article.site}
            show={asText}
            value={post.feed.name}
            choose={(name) => edit({ feed: { ...post.feed, name } })}
          />
        </span>
        <span class="fact">
          <DateField
            value={post.date}
            onInput={(date) => edit({ date })}
            next={() => nextCandidate(article.published, asText, post.date)}
          />
          <Provenance
            field={t('fieldDate')}
            found={article.published}
            show={asText}
            value={post.date}
            choose={(date) => edit({ date })}
          />
        </span>
        <span class="fact">
          <SmallField
            label={t('fieldAuthors')}
            value={asNames(post.authors)}
            onInput={(text) => edit({ authors: splitNames(text) })}
            next={() => {
              const authors = nextCandidate(article.authors, asNames, asNames(post.authors));
              return authors && asNames(authors);
            }}
          />
          <Provenance
            field={t('fieldAuthors')}
            found={article.authors}
            show={asNames}
            value={asNames(post.authors)}
            choose={(authors) => edit({ authors })}
          />
        </span>
      </div>
      <NamedElsewhere article={article} canonical={post.canonical} choose={(canonical) => edit({ canonical })} />
      <div class="with-mark">
        <GrowingField
          class="title"
          label={t('fieldTitle')}
          value={post.title}
          onInput={(title) => edit({ title })}
          onKeyDown={cycling(
            () => nextCandidate(article.title, asText, post.title),
            (title) => edit({ title }),
          )}
        />
        <Provenance
          field={t('fieldTitle')}
          found={article.title}
          show={asText}
          value={post.title}
          choose={(title) => edit({ title })}
        />
      </div>
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
        showSentence={props.showSentence}
      />
      <Labels
        post={post}
        edit={edit}
        categories={categories}
        complete={props.completeTag}
        isNewTag={props.isNewTag}
        suggest={props.suggest}
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
            onInput={(canonical) => edit({ canonical: canonical.trim() })}
          />
        </Labelled>
        <Labelled name={t('fieldFeed')}>
          <GrowingField
            label={t('fieldFeed')}
            value={post.feed.url}
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

const asText = (value: string) => value;
const asNames = (names: string[]) => names.join(', ');

const splitNames = (text: string) =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);
