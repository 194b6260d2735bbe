import type { Post, PostSource } from '../../core/post.ts';
import { correctSource, getSource } from '../../core/post-source.ts';
import { t } from '../../extension/i18n.ts';
import { useEditor } from './editor-context.ts';
import { PageHost } from './PageHost.tsx';
import { getNextCandidate, Provenance } from './Provenance.tsx';
import { DateField, InlineField, joinNames, splitNames } from './SourceFields.tsx';

/** The line with the article's own host, site, date and authors. For each, the user can choose from values found in the page. */
export function SourceLine() {
  const { draft, store, created } = useEditor();
  const { dates, author } = created.blog.profile;
  const isOwn = { authors: author === 'user', date: dates === 'posted' };
  const { article, post } = draft;
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const setSite = (name: string) => edit({ feed: { ...post.feed, name } });
  const source = getSource(post);
  const correct = (change: Partial<PostSource>) => edit(correctSource(post, change, isOwn));
  const setDate = (date: string) => correct({ date });
  const site = { fact: article.site, show: keepText, value: post.feed.name };
  const date = { fact: article.published, show: keepText, value: source.date };
  const authors = { fact: article.authors, show: joinNames, value: joinNames(source.authors) };
  return (
    <div class="source">
      <PageHost url={article.url} />
      <span class="fact">
        <InlineField
          label={t('fieldSite')}
          value={site.value}
          onInput={setSite}
          getNext={() => getNextCandidate(site.fact, site.show, site.value)}
        />
        <Provenance field={t('fieldSite')} {...site} choose={setSite} />
      </span>
      <span class="fact">
        <DateField
          value={date.value}
          onInput={setDate}
          getNext={() => getNextCandidate(date.fact, date.show, date.value)}
        />
        <Provenance field={t('fieldDate')} {...date} choose={setDate} />
      </span>
      <span class="fact">
        <InlineField
          label={t('fieldAuthors')}
          value={authors.value}
          onInput={(text) => correct({ authors: splitNames(text) })}
          getNext={() => {
            const next = getNextCandidate(authors.fact, authors.show, authors.value);
            return next && joinNames(next);
          }}
        />
        <Provenance field={t('fieldAuthors')} {...authors} choose={(names) => correct({ authors: names })} />
      </span>
    </div>
  );
}

const keepText = (value: string) => value;
