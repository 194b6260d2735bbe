import { listForeignAddresses } from '../../core/own-address.ts';
import type { Post, PostSource } from '../../core/post.ts';
import { correctSource, getSource } from '../../core/post-source.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { DateField } from './DateField.tsx';
import { type SourceFactName, useEditor } from './editor-context.ts';
import { getNextChoice, joinNames, listSourceFacts, type SourceFact, splitNames } from './list-source-facts.ts';
import { OtherSources } from './OtherSources.tsx';
import { PageHost } from './PageHost.tsx';
import { SourceText } from './SourceText.tsx';

/**
 * The article's site, authors and date in one line of words, each edited where it stands. Where the page contradicts itself,
 * the line ends with what else it says ("2 other dates"), which opens below.
 */
export function SourceLine() {
  const editor = useEditor();
  const { draft, store, created, openFact, showFact } = editor;
  const { dates, author } = created.blog.profile;
  const { post } = draft;
  const isOwn = { authors: author === 'user', date: dates === 'posted' };
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const correct = (change: Partial<PostSource>) => edit(correctSource(post, change, isOwn));
  const facts = listSourceFacts(editor);
  const fact = (name: SourceFactName) => facts.find((one) => one.name === name) as SourceFact;
  const source = getSource(post);
  // The page names its site itself, so where it names another address the host says where it really is.
  const isHostShown = post.feed.name === '' || listForeignAddresses(draft.article).length > 0;
  const opened = facts.find(({ name, choices }) => name === openFact && choices.length > 0);
  return (
    <>
      <div class="source">
        <p>
          {isHostShown && (
            <span>
              <PageHost url={draft.article.url} />
            </span>
          )}
          <span>
            <SourceText
              label={t('fieldSite')}
              fact={fact('site')}
              value={post.feed.name}
              onInput={(name) => edit({ feed: { ...post.feed, name } })}
            />
          </span>
          <span>
            <SourceText
              label={t('fieldAuthors')}
              fact={fact('authors')}
              value={joinNames(source.authors)}
              onInput={(text) => correct({ authors: splitNames(text) })}
            />
          </span>
          <span>
            <DateField
              label={t('fieldDate')}
              placeholder={t('noDateHint')}
              value={source.date}
              onInput={(date) => correct({ date })}
              getNext={() => getNextChoice(fact('date'))}
            />
          </span>
          {facts
            .filter(({ others }) => others > 0)
            .map(({ name, others }) => (
              <span key={name}>
                <button
                  type="button"
                  class="doubt"
                  data-fact={name}
                  aria-expanded={openFact === name}
                  aria-keyshortcuts="d"
                  onClick={() => showFact(openFact === name ? null : name)}
                >
                  {describeOthers(name, others)}
                </button>
              </span>
            ))}
        </p>
      </div>
      {opened && <OtherSources fact={opened} />}
    </>
  );
}

const OTHERS: Record<SourceFactName, [one: MessageKey, many: MessageKey]> = {
  title: ['otherTitle', 'otherTitles'],
  site: ['otherSite', 'otherSites'],
  authors: ['otherAuthor', 'otherAuthors'],
  date: ['otherDate', 'otherDates'],
};

const describeOthers = (name: SourceFactName, count: number): string => t(OTHERS[name][count === 1 ? 0 : 1], count);
