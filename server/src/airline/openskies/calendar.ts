/** Calendar days as `YYYY-MM-DD`, clock times as `HH:MM`. */

const dayLength = 86_400_000;
const minuteLength = 60_000;

/** The UTC day of an instant. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(midnight(day) + days * dayLength));
}

/** The same day in another year. Only for days that every year has. */
export function addYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** Days from the first day to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return (midnight(second) - midnight(first)) / dayLength;
}

/** Whether the text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(midnight(text));
  return !Number.isNaN(instant.getTime()) && dayOf(instant) === text;
}

/** A day and a clock time somewhere on earth. */
export interface LocalTime {
  readonly day: string;
  readonly time: string;
}

/** What the clock shows in an IANA zone at an instant. */
export function localTime(instant: Date, zone: string): LocalTime {
  const [day, time] = clock(zone).format(instant).split(' ');
  return { day: day!, time: time! };
}

/**
 * The instant at which the clock of a zone shows this: the first of two when it is set back. A time that is skipped when
 * it is set forward is taken as if it were not: 02:30 is then shown as 03:30.
 */
export function instantOf({ day, time }: LocalTime, zone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const as = (near: number): Date => new Date(shown - aheadAt(new Date(near), zone));
  const asDayBefore = as(shown - dayLength);
  if (aheadAt(asDayBefore, zone) === shown - asDayBefore.getTime()) return asDayBefore;
  const asDayAfter = as(shown + dayLength);
  return aheadAt(asDayAfter, zone) === shown - asDayAfter.getTime() ? asDayAfter : asDayBefore;
}

/** Milliseconds that the clock of a zone is ahead of UTC, to the minute. */
function aheadAt(instant: Date, zone: string): number {
  const { day, time } = localTime(instant, zone);
  return Date.parse(`${day}T${time}:00Z`) - instant.getTime();
}

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * minuteLength);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A formatter of "2026-12-03 08:05"; made once for each zone, because making one is slow. */
function clock(zone: string): Intl.DateTimeFormat {
  let found = clocks.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    clocks.set(zone, found);
  }
  return found;
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
