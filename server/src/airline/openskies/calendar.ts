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

/** The instant at which the clock of a zone shows this; the first of two when it is set back. */
export function instantOf({ day, time }: LocalTime, zone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  let instant = shown;
  for (let round = 0; round < 2; round++) {
    const local = localTime(new Date(instant), zone);
    instant += shown - Date.parse(`${local.day}T${local.time}:00Z`);
  }
  return new Date(instant);
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
