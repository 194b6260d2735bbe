import type { PageDate } from '../../article.ts';
import type { DateHints } from './date-parts.ts';

const UNITS: [RegExp, number][] = [
  [/^(min|minut|мин|хв|分|분|دقيق|דקות|dakika|phút)/i, 60_000],
  [/^(h|hr|hour|stunde|std|heure|hora|ora|ore|uur|tim|godz|час|год|小时|小時|時間|시간|ساع|שע|saat|giờ)/i, 3_600_000],
  [/^(d|day|tag|jour|d[ií]a|giorn|dag|dni|дн|ден|день|天|日|일|يوم|أيام|ימים|gün|ngày|päivä)/i, 86_400_000],
  [/^(w|week|woche|semaine|semana|settiman|weken|veck|uge|tydz|tyg|недел|тиж|周|週|주)/i, 604_800_000],
];
const AGO_WORDS =
  /\b(ago|geleden|sedan|siden|temu|fa|atrás|önce|sitten)\b|назад|тому|前|전|قبل|לפני|\b(vor|hace|il y a|há)\b|trước/i;

/**
 * Parses "3 days ago" or "yesterday" to a day, counted from the moment when the page was read. Null for other texts.
 */
export function parseRelativeDate(text: string, { readAt }: DateHints): PageDate | null {
  const now = Date.parse(readAt);
  if (Number.isNaN(now) || text.length > 60) return null;
  const formatDay = (ms: number) => toLocalDay(readAt, ms);
  if (/^(today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|idag|сегодня|今天|今日|오늘)\b/i.test(text))
    return formatDay(now);
  if (/^(yesterday|gestern|hier|ayer|ieri|ontem|gisteren|igår|вчера|昨天|昨日|어제)\b/i.test(text))
    return formatDay(now - 86_400_000);
  if (!AGO_WORDS.test(text)) return null;
  const match = /(\d{1,3})\s*(\p{L}+)/u.exec(text);
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ''));
  return match && unit ? formatDay(now - Number(match[1]) * unit[1]) : null;
}

/** Returns the day of an instant in the time zone of `readAt`. */
function toLocalDay(readAt: string, ms: number): PageDate {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(readAt);
  const shift = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000 : 0;
  return new Date(ms + shift).toISOString().slice(0, 10);
}
