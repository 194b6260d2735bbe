import type { ArticleDiff, DiffPiece } from '../../core/article-diff.ts';
import { t } from '../../extension/i18n.ts';

/** Shows how the page differs from the saved article: removed words are struck out, new words are underlined. */
export function ArticleChanges({ diff: { title, date, paragraphs, more } }: { diff: ArticleDiff }) {
  return (
    <section class="changes" aria-label={t('articleDiffTitle')}>
      <p>{t('articleDiffTitle')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="changes-list" tabIndex={0}>
        {title && <ChangedText name={t('fieldTitle')} pieces={title} />}
        {date && (
          <ChangedText
            name={t('fieldDate')}
            pieces={[
              { text: formatPageDate(date.before), kind: 'gone' },
              { text: formatPageDate(date.now), kind: 'new' },
            ]}
          />
        )}
        {paragraphs.map((pieces, at) => (
          <ChangedText key={`${at} ${pieces[0]?.text}`} pieces={pieces} />
        ))}
        {more > 0 && <p class="quiet">{t('articleDiffMore', more)}</p>}
      </div>
    </section>
  );
}

/** Formats a date in the user's language, with the time of day if the page states it. */
function formatPageDate(date: string): string {
  if (date === '') return t('originNone');
  const [day = '', time = ''] = [date.slice(0, 10), date.slice(11, 16)];
  const read = new Date(`${day}T00:00`);
  const words = Number.isNaN(read.getTime()) ? day : read.toLocaleDateString([], { dateStyle: 'medium' });
  return time ? `${words}, ${time}` : words;
}

const CHANGE_ELEMENTS = { same: 'span', gone: 'del', new: 'ins', cut: 'span' } as const;

export function ChangedText({ name, pieces }: { name?: string; pieces: DiffPiece[] }) {
  return (
    <p class="change" dir="auto">
      {name && <b>{name} </b>}
      {pieces.map(({ text, kind }, at) => {
        const Tag = CHANGE_ELEMENTS[kind];
        return (
          <Tag key={`${at} ${kind}`} class={kind}>
            {(kind === 'gone' || kind === 'new') && (
              <span class="visually-hidden">{kind === 'gone' ? t('articleDiffRemoved') : t('articleDiffAdded')} </span>
            )}
            {kind === 'cut' ? ' … ' : text}
          </Tag>
        );
      })}
    </p>
  );
}
