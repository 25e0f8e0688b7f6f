import { englishText, type Text } from './text.ts';

/** Dates, times and numbers as the reader writes them. A value that is not a date is answered as it came. */
export interface Format {
  readonly locale: string;
  /** `2026-12-03` (a calendar day, no zone) or an ISO 8601 time → "Thu, Dec 3". */
  date(iso: string): string;
  /** `2027-02-01` or an ISO 8601 time → "Feb 1, 2027". */
  day(iso: string): string;
  /** `08:05` (local to its airport) or an ISO 8601 time → "08:05". */
  time(value: string): string;
  /** ISO 8601 → "Thu, Dec 3, 08:05". */
  dateTime(iso: string): string;
  number(value: number): string;
  /** ISO 8601 → "Just now", "Today, 9:12", "Nov 14", "Nov 14, 2025". */
  relative(iso: string, now?: Date): string;
  /** Seconds ahead → "in 12 sec.", or "in 12 seconds" for ears. */
  ahead(seconds: number, style?: 'short' | 'long'): string;
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const clock = /^\d{1,2}:\d{2}$/;

type Style = Intl.DateTimeFormatOptions;
const weekday: Style = { weekday: 'short', month: 'short', day: 'numeric' };
const hours: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const thisYear: Style = { month: 'short', day: 'numeric' };
const otherYear: Style = { ...thisYear, year: 'numeric' };
const calendar: Style = { timeZone: 'UTC' };
const calendarDay: Style = { ...weekday, ...calendar };
const otherCalendarDay: Style = { ...otherYear, ...calendar };
const dateTime: Style = { ...weekday, ...hours };
const timeOfDay: Style = { ...hours, hour: 'numeric' };

/** @param locale BCP 47 tag */
export function createFormat(locale: string, text: Text = englishText): Format {
  // Made when first needed: each costs the start of a page milliseconds.
  const made = new Map<Style, Intl.DateTimeFormat>();
  let numbers: Intl.NumberFormat | undefined;
  const formatIn = (style: Style) => {
    const format = made.get(style) ?? new Intl.DateTimeFormat(locale, style);
    made.set(style, format);
    return format;
  };
  const write = (style: Style, iso: string) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : formatIn(style).format(date);
  };
  return {
    locale,
    date: (iso) => write(day.test(iso) ? calendarDay : weekday, iso),
    day: (iso) => write(day.test(iso) ? otherCalendarDay : otherYear, iso),
    time: (value) => (clock.test(value) ? value.padStart(5, '0') : write(hours, value)),
    dateTime: (iso) => write(dateTime, iso),
    number: (value) => (numbers ??= new Intl.NumberFormat(locale)).format(value),
    ahead(seconds, style = 'short') {
      const format = new Intl.RelativeTimeFormat(locale, { style });
      return seconds < 120
        ? format.format(seconds, 'second')
        : format.format(Math.ceil(seconds / 60), 'minute');
    },
    relative(iso, now = new Date()) {
      const date = new Date(iso);
      if (Number.isNaN(date.getTime())) return iso;
      const age = now.getTime() - date.getTime();
      if (age < 60_000 && age > -60_000) return text('time.just_now');
      const yesterday = new Date(now);
      yesterday.setDate(now.getDate() - 1);
      const time = formatIn(timeOfDay)
        .formatToParts(date)
        .map(({ type, value }) => (type === 'hour' ? value.replace(/^0(?=\d)/, '') : value))
        .join('');
      if (date.toDateString() === now.toDateString()) return text('time.today', { time });
      if (date.toDateString() === yesterday.toDateString()) return text('time.yesterday', { time });
      const sameYear = date.getFullYear() === now.getFullYear();
      return formatIn(sameYear ? thisYear : otherYear).format(date);
    },
  };
}

/** English, for a view that stands alone. */
export const englishFormat: Format = createFormat('en');
