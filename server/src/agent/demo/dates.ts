/** Everyday dates in a normalised sentence, and how the concierge says a date. Days are `YYYY-MM-DD`, counted in UTC. */

const dayMs = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
export const addDays = (day: string, days: number) =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs));
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** "Friday, December 4". Anything that is no day is given back as it is. */
export function sayDay(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return day;
  return `${weekdays[weekdayOf(day)]}, ${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}`;
}

/** A date that was said, and what for, where a word beside it tells. */
interface SaidDate {
  day: string;
  role: 'depart' | 'return' | null;
  index: number;
  /** A feast or a weekend, which gives way to days that are said exactly. */
  loose: boolean;
}

interface SaidDates {
  dates: SaidDate[];
  /** Days between going and coming back: "for a week" is 7. */
  stay: number | null;
  /** A day that is no more, as it was said in full or by "yesterday". */
  past: boolean;
  /** "a week later": counted from a date that was said before. */
  later: number | null;
}

const numbers: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  couple: 2,
  'a couple of': 2,
  'a few': 3,
};
const number =
  '(a couple of|a few|\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)';
const count = (word: string) => numbers[word] ?? Number(word);
const unit = { day: 1, night: 1, week: 7, fortnight: 14, month: 30 } as Record<string, number>;
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const nth = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?: (20\\d\\d))?';
const weekday = '(sun|mon|tue|wed|thu|fri|sat)(?:s|rs|nes|urs|ur)?(?:day)?';
const joiner =
  '(?: (?:to|until|till|through|and|-|back(?: on)?|returning(?: on)?|return(?: on)?)(?: the)? |-)';

/** Two digits, with a leading zero. */
const two = (value: number) => String(value).padStart(2, '0');

/** The next time that a month and day come round, today included. Null for a day that does not exist. */
function nextTime(
  monthNumber: number,
  dayNumber: number,
  today: string,
  yearSaid?: string,
): string | null {
  for (let offset = 0; offset < 9; offset++) {
    const day = `${yearSaid ?? Number(today.slice(0, 4)) + offset}-${two(monthNumber)}-${two(dayNumber)}`;
    const instant = new Date(`${day}T00:00:00Z`);
    const exists = !Number.isNaN(instant.getTime()) && dayOf(instant) === day;
    if (yearSaid) return exists ? day : null;
    if (exists && day >= today) return day;
  }
  return null;
}

const monthNumber = (name: string) =>
  months.findIndex((full) => full.toLowerCase().startsWith(name.slice(0, 3))) + 1;

/** A day of the month without its month: this month if still to come, else the next that has it. */
function nextOrdinal(dayNumber: number, today: string): string | null {
  if (dayNumber < 1 || dayNumber > 31) return null;
  let day = today;
  while (Number(day.slice(8)) !== dayNumber) day = addDays(day, 1);
  return day;
}

function nextWeekday(name: string, which: string | undefined, today: string): string {
  const wanted = weekdays.findIndex((full) => full.toLowerCase().startsWith(name));
  const here = weekdayOf(today);
  if (which === 'next' || which === 'following') {
    const toMonday = (8 - here) % 7 || 7;
    return addDays(today, toMonday + ((wanted + 6) % 7));
  }
  return addDays(today, (wanted - here + 7) % 7 || 7);
}

const dayBeforeDate = new RegExp(
  `\\b${weekday}\\b(?=,? (?:the )?(?:${month} \\d|${nth}(?: of)? ${month}))`,
  'g',
);

/** `from` is the latest day said before, where there is one: "Dec 12, back on Friday" is the Friday after the 12th. */
type Rule = [RegExp, (match: RegExpMatchArray, today: string, from: string) => (string | null)[]];

// The first rule that matches at a place wins; what it matched is blanked out for those below.
const rules: Rule[] = [
  [
    /\b(20\d\d)-(\d{1,2})-(\d{1,2})\b/g,
    (m, today) => [nextTime(Number(m[2]), Number(m[3]), today, m[1])],
  ],
  [
    /\b(\d{1,2})[/.](\d{1,2})(?:[/.](20\d\d))?\b/g,
    (m, today) => {
      const [first, second] = [Number(m[1]), Number(m[2])];
      return [
        first > 12 ? nextTime(second, first, today, m[3]) : nextTime(first, second, today, m[3]),
      ];
    },
  ],
  [
    new RegExp(`\\b${month} ${nth}${joiner}${nth}${year}\\b(?! ${month})`, 'g'),
    (m, today) =>
      [m[2]!, m[3]!].map((day) => nextTime(monthNumber(m[1]!), Number(day), today, m[4])),
  ],
  [
    new RegExp(`\\b${nth}${joiner}${nth}(?: of)? ${month}${year}\\b`, 'g'),
    (m, today) =>
      [m[1]!, m[2]!].map((day) => nextTime(monthNumber(m[3]!), Number(day), today, m[4])),
  ],
  [
    new RegExp(`\\b${month}(?: the)? ${nth}${year}\\b`, 'g'),
    (m, today) => [nextTime(monthNumber(m[1]!), Number(m[2]), today, m[3])],
  ],
  [
    new RegExp(`\\b${nth}(?: of)? ${month}${year}\\b`, 'g'),
    (m, today) => [nextTime(monthNumber(m[2]!), Number(m[1]), today, m[3])],
  ],
  [/\bday after tomorrow\b/g, (_, today) => [addDays(today, 2)]],
  [/\btomorrow\b/g, (_, today) => [addDays(today, 1)]],
  [/\b(?:today|tonight)\b/g, (_, today) => [today]],
  [
    /\b(?:yesterday|last (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/g,
    (_, today) => [addDays(today, -1)],
  ],
  [
    new RegExp(`\\b(?:(next|this|following|coming) )?weekend\\b`, 'g'),
    (m, today) => {
      const saturday = nextWeekday('sat', m[1], today);
      return [saturday, addDays(saturday, 1)];
    },
  ],
  [/\bchristmas eve\b/g, (_, today) => [nextTime(12, 24, today)]],
  [/\b(?:christmas day|christmas)\b/g, (_, today) => [nextTime(12, 25, today)]],
  [/\bnew years? eve\b/g, (_, today) => [nextTime(12, 31, today)]],
  [/\bnew years?(?: day)?\b/g, (_, today) => [nextTime(1, 1, today)]],
  [
    new RegExp(`\\b${weekday}\\b(?: (next) week| (week))`, 'g'),
    (m, today) => [nextWeekday(m[1]!, 'next', today)],
  ],
  [
    new RegExp(`\\b(?:(next|this|following|coming) )?${weekday}\\b`, 'g'),
    (m, today, from) => [nextWeekday(m[2]!, m[1], m[1] ? today : from)],
  ],
  [
    new RegExp(`\\b(?:in|within) ${number} (day|week|fortnight|month)s?\\b`, 'g'),
    (m, today) => [addDays(today, count(m[1]!) * unit[m[2]!]!)],
  ],
  [
    new RegExp(`\\b${number} (day|week|month)s? from (?:now|today)\\b`, 'g'),
    (m, today) => [addDays(today, count(m[1]!) * unit[m[2]!]!)],
  ],
  [
    new RegExp(`\\bthe ${nth}${joiner}${nth}\\b`, 'g'),
    (m, _, from) => {
      const first = nextOrdinal(Number(m[1]), from);
      return [first, nextOrdinal(Number(m[2]), first ?? from)];
    },
  ],
  [/\b(?:the |on )?(\d{1,2})(?:st|nd|rd|th)\b/g, (m, _, from) => [nextOrdinal(Number(m[1]), from)]],
];

const isReturn =
  /\b(?:back|return|returning|returns|come home|coming home|home|until|till|through|inbound|to)(?: (?:on|by|the|is|date|flight|at|it|home|again|to))* ?$/;
const isDepart =
  /\b(?:leave|leaving|depart|departing|departure|out|outbound|go|going|from|starting|start|fly|flying)(?: (?:on|the|is|date|flight|at|it|out))* ?$/;

/**
 * The dates of a sentence, each with its role. A date without a year is the next one to come; `since` is the day of
 * leaving where an earlier message said it.
 */
export function readDates(sentence: string, today: string, since = today): SaidDates {
  // "Mon Dec 14" is one day.
  let rest = sentence.replace(dayBeforeDate, (name) => ' '.repeat(name.length));
  const dates: SaidDate[] = [];
  let past = false;
  for (const [pattern, read] of rules) {
    rest = rest.replace(pattern, (...parts) => {
      const index = parts.find((part): part is number => typeof part === 'number')!;
      const match = parts.slice(0, parts.indexOf(index)) as unknown as RegExpMatchArray;
      const before = sentence.slice(0, index);
      const role = isReturn.test(before) ? 'return' : isDepart.test(before) ? 'depart' : null;
      const earlier = dates.filter((date) => date.index < index).map((date) => date.day);
      const from = [role === 'depart' ? today : since, ...earlier].sort().at(-1)!;
      const days = read(match, today, from).filter((day) => day !== null);
      days.forEach((day, place) => {
        if (day < today) past = true;
        else
          dates.push({
            day,
            role: days.length > 1 ? (place === 0 ? 'depart' : 'return') : role,
            index: index + place,
            loose: /christmas|new year|weekend/.test(match[0]),
          });
      });
      return ' '.repeat(match[0].length);
    });
  }
  dates.sort((a, b) => a.index - b.index);
  const exact = dates.filter((date) => !date.loose);
  if (exact.length > 1) dates.splice(0, dates.length, ...exact);
  // "from Dec 12 to Dec 20": the first one is where it starts, whatever stands before it.
  if (
    dates.length > 1 &&
    dates[0]!.role === 'return' &&
    !/\b(?:back|return)/.test(sentence.slice(0, dates[0]!.index))
  ) {
    dates[0]!.role = 'depart';
  }
  const stay = new RegExp(
    `\\b(?:for|stay|staying) (?:about )?${number} (day|night|week|fortnight|month)s?\\b`,
  ).exec(rest);
  const later = new RegExp(`\\b${number} (day|week|month)s? (?:later|after)\\b`).exec(rest);
  return {
    dates,
    past,
    stay: stay ? count(stay[1]!) * unit[stay[2]!]! : /\blong weekend\b/.test(rest) ? 3 : null,
    later: later ? count(later[1]!) * unit[later[2]!]! : /\bthe week after\b/.test(rest) ? 7 : null,
  };
}
