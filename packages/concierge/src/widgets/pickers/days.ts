/** Calendar days as `YYYY-MM-DD`, without a time and without a zone. Such text sorts as the days do. Pure. */

/** The day in an ISO 8601 text, as it is written there; empty when there is none. */
export function toDay(iso: string): string {
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(iso.trim()) ?? [];
  return day && dayOf(dateOf(day)) === day ? day : '';
}

/** Today by the reader's clock and zone. */
export function today(now: Date): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

/** The same day of another month, or that month's last one. */
export function addMonths(day: string, count: number): string {
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOf(date);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return dateOf(day).getUTCDay() || 7;
}

/** `day`, or the bound that it is beyond; an empty bound does not bind. */
export function clampDay(day: string, min: string, max: string): string {
  if (min && day < min) return min;
  return max && day > max ? max : day;
}

/** The weeks of the day's month, each of seven days; days of the neighbours fill the first and the last. */
export function monthWeeks(day: string, firstWeekday: number): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  let next = addDays(first, -((weekday(first) - firstWeekday + 7) % 7));
  const weeks: string[][] = [];
  while (weeks.length < 6) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(next, index)));
    next = addDays(next, 7);
  }
  return weeks;
}

/** The weekday that a week begins with where this language is spoken, 1 Monday to 7 Sunday. */
export function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay ?? 1;
}

/** Noon, so that no zone moves it to another day. */
export function dateOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
