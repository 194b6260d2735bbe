import { getSource } from '../../core/post-source.ts';
import { t } from '../../extension/i18n.ts';
import { formatDay } from '../components/format-date.ts';
import { DateField } from './DateField.tsx';
import { DetailRow, Switch } from './DetailRow.tsx';
import { useEditor } from './editor-context.ts';

/** The post's own date, which is today's or the article's after one click. */
export function PostDateRow() {
  const { draft, store } = useEditor();
  const { article, post } = draft;
  const today = article.readAt.slice(0, 10);
  const source = getSource(post);
  const set = (date: string) =>
    store.dispatch({ do: 'edit', fields: { date: date === today ? article.readAt : date } });
  return (
    <DetailRow name={t('fieldDate')}>
      <DateField
        label={t('postDate')}
        placeholder={t('noDateHint')}
        value={post.date}
        show={(date) => (date.startsWith(today) ? t('todayDate', formatDay(date)) : formatDay(date))}
        onInput={set}
      />
      {!post.date.startsWith(today) && <Switch text={t('useToday')} run={() => set(today)} />}
      {source.date !== '' && source.date.slice(0, 10) !== post.date.slice(0, 10) && (
        <Switch text={t('useArticleDate', formatDay(source.date))} run={() => set(source.date)} />
      )}
    </DetailRow>
  );
}
