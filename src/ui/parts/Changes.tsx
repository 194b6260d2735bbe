import { t } from '../../browser/i18n.ts';
import type { Drift, Piece } from '../../core/drift.ts';

/** What a page says anew: struck out what it no longer says, underlined what it says now. */
export function Changes({ drift: { title, date, paragraphs, more } }: { drift: Drift }) {
  return (
    <section class="changes" aria-label={t('driftTitle')}>
      <p>{t('driftTitle')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="changes-list" tabIndex={0}>
        {title && <Change name={t('fieldTitle')} pieces={title} />}
        {date && (
          <Change
            name={t('fieldDate')}
            pieces={[
              { text: shown(date.before), is: 'gone' },
              { text: shown(date.now), is: 'new' },
            ]}
          />
        )}
        {paragraphs.map((pieces, at) => (
          <Change key={`${at} ${pieces[0]?.text}`} pieces={pieces} />
        ))}
        {more > 0 && <p class="quiet">{t('driftMore', more)}</p>}
      </div>
    </section>
  );
}

/** A day in the reader's words, with the time where the page gives one. */
function shown(date: string): string {
  if (date === '') return t('originNone');
  const [day = '', time = ''] = [date.slice(0, 10), date.slice(11, 16)];
  const read = new Date(`${day}T00:00`);
  const words = Number.isNaN(read.getTime()) ? day : read.toLocaleDateString([], { dateStyle: 'medium' });
  return time ? `${words}, ${time}` : words;
}

const TAGS = { same: 'span', gone: 'del', new: 'ins', cut: 'span' } as const;

export function Change({ name, pieces }: { name?: string; pieces: Piece[] }) {
  return (
    <p class="change" dir="auto">
      {name && <b>{name} </b>}
      {pieces.map(({ text, is }, at) => {
        const Tag = TAGS[is];
        return (
          <Tag key={`${at} ${is}`} class={is}>
            {(is === 'gone' || is === 'new') && (
              <span class="visually-hidden">{is === 'gone' ? t('driftGone') : t('driftNew')} </span>
            )}
            {is === 'cut' ? ' … ' : text}
          </Tag>
        );
      })}
    </p>
  );
}
