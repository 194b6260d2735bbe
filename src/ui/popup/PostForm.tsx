import type { Tagging } from '../../core/classify/taxonomy.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { hasLibrary, isPrivateWindow } from '../../extension/private-window.ts';
import type { Draft } from '../../storage/drafts.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import type { DraftAction } from './draft-reducer.ts';
import { HiddenTextNote } from './HiddenTextNote.tsx';
import { OtherAddressNote, PageHost } from './PageHost.tsx';
import { Points } from './Points.tsx';
import { getNextCandidate, Provenance } from './Provenance.tsx';
import { createCandidateKeys, DateField, InlineField } from './SourceFields.tsx';
import { TagsAndCategories } from './TagsAndCategories.tsx';

interface Props {
  /** The post is made of a selection; `whole` goes to the whole article. */
  selection: { whole: (() => void) | null } | null;
  draft: Draft;
  edit: (fields: Partial<Post>) => void;
  change: (step: DraftAction) => void;
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
export function PostForm({ selection, draft, edit, change, categories, ...props }: Props) {
  const { article, post } = draft;
  return (
    <div class="sheet">
      {isPrivateWindow && <p class="quiet selection-note">{t(hasLibrary ? 'privateRecord' : 'privateUnsaved')}</p>}
      {selection && (
        <p class="quiet selection-note">
          {t('selectionOnly')}{' '}
          {selection.whole && (
            <button type="button" class="linklike" onClick={selection.whole}>
              {t('selectionWhole')}
            </button>
          )}
        </p>
      )}
      {article.hidden && <HiddenTextNote {...article.hidden} />}
      <div class="source">
        <PageHost url={article.url} />
        <span class="fact">
          <InlineField
            label={t('fieldSite')}
            value={post.feed.name}
            onInput={(name) => edit({ feed: { ...post.feed, name } })}
            next={() => getNextCandidate(article.site, keepText, post.feed.name)}
          />
          <Provenance
            field={t('fieldSite')}
            found={article.site}
            show={keepText}
            value={post.feed.name}
            choose={(name) => edit({ feed: { ...post.feed, name } })}
          />
        </span>
        <span class="fact">
          <DateField
            value={post.date}
            onInput={(date) => edit({ date })}
            next={() => getNextCandidate(article.published, keepText, post.date)}
          />
          <Provenance
            field={t('fieldDate')}
            found={article.published}
            show={keepText}
            value={post.date}
            choose={(date) => edit({ date })}
          />
        </span>
        <span class="fact">
          <InlineField
            label={t('fieldAuthors')}
            value={joinNames(post.authors)}
            onInput={(text) => edit({ authors: splitNames(text) })}
            next={() => {
              const authors = getNextCandidate(article.authors, joinNames, joinNames(post.authors));
              return authors && joinNames(authors);
            }}
          />
          <Provenance
            field={t('fieldAuthors')}
            found={article.authors}
            show={joinNames}
            value={joinNames(post.authors)}
            choose={(authors) => edit({ authors })}
          />
        </span>
      </div>
      <OtherAddressNote article={article} canonical={post.canonical} choose={(canonical) => edit({ canonical })} />
      <div class="with-indicator">
        <GrowingField
          class="title"
          label={t('fieldTitle')}
          value={post.title}
          onInput={(title) => edit({ title })}
          onKeyDown={createCandidateKeys(
            () => getNextCandidate(article.title, keepText, post.title),
            (title) => edit({ title }),
          )}
        />
        <Provenance
          field={t('fieldTitle')}
          found={article.title}
          show={keepText}
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
      <TagsAndCategories
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

const keepText = (value: string) => value;
const joinNames = (names: string[]) => names.join(', ');

const splitNames = (text: string) =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);
