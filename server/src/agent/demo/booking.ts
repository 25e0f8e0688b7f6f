/** "Tokyo next Friday for a week in business" → a booking with what is known and what is missing. */
import { addDays, readDates } from './dates.ts';
import type { Surroundings } from './grammar.ts';
import { says } from './lexicon.ts';
import { mentionedPlaces, sameCity } from './places.ts';
import { isEveryday } from './text.ts';
import type { BookWish, Cabin } from './wishes.ts';

function readCabin(clause: string, continues: boolean): Cabin | null {
  if (says(clause, 'premium')) return 'premium economy';
  if (says(clause, 'economy')) return 'economy';
  if (says(clause, 'business')) return 'business';
  if (continues && /^(?:in |the )?first\b(?! (?:one|flight|option))/.test(clause)) return 'first';
  return says(clause, 'first') ? 'first' : null;
}

const newTrip =
  /\b(?:new|another) (?:trip|flight|ticket|booking)\b|\b(?:book|buy|find|search|reserve|purchase|look(?:ing)? for|need|want|like|get)(?: \w+){0,3} (?:flights?|trip|tickets?|plane)\b|\bflights? (?:to|from)\b|\bfly(?:ing)? (?:me )?to\b|\b(?:go|travel|get|trip|take me|fly me|head|heading|going) to\b|\bvisit\b|\bflight options\b/;

/** "Show flights to Tokyo" */
const looks = /\b(?:show|see|list|display)(?: \w+){0,3} flights\b/;

/** A name that no list knows is handed on as it is: the airline says whether it flies there. */
function unknownPlace(clause: string): string | null {
  const name = /\b(?:to|visit) ([a-z]{4,})\b/.exec(clause)?.[1];
  if (!name || isEveryday(name)) return null;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Null when the clause is not about a new trip. */
export function readBooking(clause: string, around: Surroundings): BookWish | null {
  const said = readDates(clause, around.today, around.since);
  // Once flights were shown, a change of mind goes on with the same trip.
  const rethinks =
    around.lastTrip &&
    (/\b(?:make|instead|actually|rather|what about|how about|try)\b/.test(clause) ||
      clause.split(' ').length <= 3 ||
      (said.dates.length > 0 && clause.split(' ').length <= 6));
  const continues = around.expects === 'book' || rethinks;
  const places = mentionedPlaces(clause);
  const cabin = readCabin(clause, continues);
  const asksForTrip =
    (newTrip.test(clause) && !/\bmy (?:\w+ )?(?:flight|trip)s?\b/.test(clause)) ||
    (/^book\b|\bbook (?:me|us|it)\b/.test(clause) &&
      !/\bbook me (?:a |the )?(?:seat|window|aisle)/.test(clause));
  const bare =
    places.length > 0 && (said.dates.length > 0 || cabin !== null || says(clause, 'book'));
  const served = around.profile.flights.flatMap((flight) => [flight.origin, flight.destination]);
  const elsewhere =
    clause.split(' ').length <= 6 &&
    places.some((place) => !served.some((code) => sameCity(code, place.code)));
  const adds =
    continues &&
    (places.length > 0 ||
      said.dates.length > 0 ||
      said.past ||
      said.stay !== null ||
      said.later !== null ||
      cabin !== null ||
      says(clause, 'one_way'));
  if (!adds && !asksForTrip && !bare && !elsewhere) return null;

  let origin: string | null = null;
  let destination: string | null = null;
  for (const place of places) {
    if (place.before === 'from' || place.leads) origin = place.code;
    else if (!destination) destination = place.code;
    else if (place.before === 'to' || place.before === 'and') {
      origin ??= destination;
      destination = place.code;
    }
  }
  if (destination && origin && sameCity(destination, origin)) origin = null;
  let depart: string | null = null;
  let back: string | null = null;
  for (const { day, role } of said.dates) {
    if (role === 'return' && (depart || said.dates.length === 1)) back = day;
    else if (!depart) depart = day;
    else back = day;
  }
  if (depart && back && back < depart) {
    const nextYear = `${Number(back.slice(0, 4)) + 1}${back.slice(4)}`;
    if (Date.parse(nextYear) - Date.parse(depart) < 180 * 86_400_000) back = nextYear;
    else [depart, back] = [back, depart];
  }
  const { stay, later } = said;
  const away = stay ?? later;
  if (!back && depart && away !== null) back = addDays(depart, away);
  destination ??= asksForTrip ? unknownPlace(clause) : null;
  return {
    kind: 'book',
    origin,
    destination,
    depart,
    return: back,
    stay,
    later,
    cabin,
    oneWay: says(clause, 'one_way'),
    looks: looks.test(clause),
    past: said.past,
    dateOnly: said.dates.length === 1 && said.dates[0]!.role === null,
  };
}
