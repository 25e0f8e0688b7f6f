/** What a clause asks for beyond the trip as it is: another cabin, another departure, the seat map, somewhere new. */
import { addDays, readDates } from './dates.ts';
import { readFlights } from './flights.ts';
import type { Surroundings } from './grammar.ts';
import { says } from './lexicon.ts';
import { mentionedPlaces } from './places.ts';
import { activeFlights } from './profile.ts';
import { seatCodes } from './seats.ts';
import type { Cabin, Wish } from './wishes.ts';

const cabins = [
  ['premium', 'premium economy'],
  ['business', 'business'],
  ['first', 'first'],
] as const satisfies readonly (readonly [Parameters<typeof says>[1], Cabin])[];

const denied =
  /\b(?:no|not|never|without|do not|rather not)(?: \w+){0,4} (?:upgrad|chang|rebook|mov|another|different)/;

const cabinOf = (clause: string, short = false): Cabin | null =>
  cabins.find(([concept]) => says(clause, concept))?.[1] ??
  (/\b(?:to|in|into|fly) first\b(?! (?:few|row|seat|one|flight|leg|available))/.test(clause)
    ? 'first'
    : short && /^(?:what about |how about )?first$/.test(clause)
      ? 'first'
      : null);

/** "business on OA476": a cabin on a flight that is theirs is no new trip. */
function asksCabin(clause: string, around: Surroundings): boolean {
  if (says(clause, 'upgrade')) return true;
  if (
    cabinOf(clause, around.last?.kind === 'upgrade') === null ||
    around.expects === 'book' ||
    around.lastTrip
  )
    return false;
  const price =
    /\b(?:cost|costs|much|price|extra|is there|do you have)\b/.test(clause) ||
    (says(clause, 'want') && /\b(?:business|first) class\b|\b(?:sit|be) in\b/.test(clause));
  const { numbers } = readFlights(clause, around.profile, around.today);
  if (around.last?.kind === 'upgrade' && clause.split(' ').length <= 5) return true;
  const elsewhere =
    mentionedPlaces(clause).length > 0 ||
    /\b(?:book|from|leaving|returning|depart\w*)\b/.test(clause);
  return !elsewhere && (price || numbers.length > 0);
}

/** "Two more days in New York": the flight back leaves later. */
const stays = /\bstay\b.*\b(?:more|extra|additional|longer)\b/;
const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** A day that is asked for, from the flight's own where it is said so. */
function dayOf(clause: string, flight: string | undefined, around: Surroundings): string | null {
  const own = activeFlights(around.profile);
  const from = (own.find(({ number }) => number === flight) ?? own[0])?.date;
  const more =
    /\b(\w+) (?:more |extra |additional )?(?:days?|nights?)(?: more| longer| extra)?\b/.exec(
      clause,
    );
  const days = more
    ? ['a', 'one'].includes(more[1]!)
      ? 1
      : counts.indexOf(more[1]!) + 1 || Number(more[1])
    : 0;
  if (from && days && /\b(?:early|earlier|sooner|before)\b/.test(clause))
    return addDays(from, -days);
  if (from && days && /\b(?:stay|push|postpone|delay|later|after|by)\b/.test(clause))
    return addDays(from, days);
  if (from && /\b(?:next day|(?:the )?day after)\b/.test(clause)) return addDays(from, 1);
  if (from && /\bthe day (?:earlier|before)\b/.test(clause)) return addDays(from, -1);
  const named = readDates(clause, around.today).dates.map(({ day }) => day);
  return named.find((day) => !own.some(({ date }) => date === day)) ?? null;
}

function rebook(clause: string, around: Surroundings): Wish {
  const { last, profile, today } = around;
  const own = activeFlights(profile).map(({ number }) => number);
  const named = readFlights(clause, profile, today).numbers;
  const before = last?.kind === 'rebook' ? last.flights : [];
  const numbers = stays.test(clause) ? own.slice(-1) : named.length > 0 ? named : before;
  const day = dayOf(clause, numbers[0], around);
  const when = /\b(?:earlier|sooner)\b/.test(clause)
    ? 'earlier'
    : /\blater\b/.test(clause)
      ? 'later'
      : null;
  return {
    kind: 'rebook',
    flights: numbers.length === 1 ? numbers : [],
    when: day ? null : when,
    day,
  };
}

const otherFlight =
  /\b(?:another|different|other|alternative|earlier|later) (?:flights?|plane|departures?|connection)\b/;

/** Whether it is about another departure of a trip that is booked. */
function asksDeparture(clause: string, around: Surroundings): boolean {
  if (seatCodes(clause).length > 0 || says(clause, 'window', 'aisle', 'cancel')) return false;
  if (says(clause, 'change_flight')) return true;
  // "To the 17th", when the other departures are shown.
  const short = around.alone && clause.split(' ').length <= 6;
  if (short && around.last?.kind === 'rebook' && dayOf(clause, undefined, around)) return true;
  const own = new Set(
    activeFlights(around.profile).flatMap(({ origin, destination }) => [origin, destination]),
  );
  if (mentionedPlaces(clause).some(({ code }) => !own.has(code))) return false;
  if (/^something (?:earlier|later)\b/.test(clause)) return true;
  const moving = /\b(?:fly|go|leave|travel|return|come back|depart)\b.*\binstead$/.test(clause);
  if (moving && around.expects !== 'book' && !around.lastTrip) return true;
  const { last } = around;
  const late =
    says(clause, 'late') ||
    (last?.kind === 'ask' && last.topic === 'flight_status') ||
    around.profile.flights.some(({ status }) => /delay/i.test(status));
  if (says(clause, 'alternatives')) return late || /\bflights?\b/.test(clause);
  if (late && /\b(?:another|different|other) one\b/.test(clause)) return true;
  return otherFlight.test(clause) && (late || /\b(?:instead|take|on|to) /.test(clause));
}

export function offers(clause: string, question: boolean, around: Surroundings): Wish[] {
  const { numbers } = readFlights(clause, around.profile, around.today);
  const flights = numbers.length === 1 ? numbers : [];
  const cabin = cabinOf(clause, around.last?.kind === 'upgrade');
  const perks =
    question && says(clause, 'benefits') && !cabin && /\b(?:do i|have|get|free)\b/.test(clause);
  if (asksCabin(clause, around) && !perks && !/\bhow (?:many|often)\b/.test(clause)) {
    if (denied.test(clause)) return [{ kind: 'talk', about: 'no' }];
    const same = around.last?.kind === 'upgrade' ? around.last.flights : [];
    return [{ kind: 'upgrade', flights: numbers.length > 0 ? flights : same, cabin }];
  }
  if (asksDeparture(clause, around)) {
    if (denied.test(clause)) return [{ kind: 'talk', about: 'no' }];
    return [rebook(clause, around)];
  }
  if (says(clause, 'seat_map') && seatCodes(clause).length === 0) {
    return [{ kind: 'map', flights, toward: towardOf(clause) }];
  }
  const picture = /\b(?:picture|photo|image|attached)\b/.test(clause);
  return says(clause, 'ideas') && !says(clause, 'seat') ? [{ kind: 'ideas', picture }] : [];
}

function towardOf(clause: string): 'forward' | 'backward' | null {
  if (says(clause, 'backward')) return 'backward';
  return says(clause, 'forward') ? 'forward' : null;
}
