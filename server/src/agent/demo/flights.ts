/** Which of the customer's flights a sentence means. */
import { readDates } from './dates.ts';
import { cityName, mentionedPlaces, sameCity } from './places.ts';
import { activeFlights, type Flight, type Profile } from './profile.ts';

export interface FlightTarget {
  /** Flight numbers in the order of the itinerary; a number that is not on it is kept as it was said. */
  numbers: string[];
  /** A city that none of the flights serves. */
  missing: string | null;
}

const returning =
  /\b(?:return(?:ing)?|way back|inbound|back home|flight home|fly(?:ing)? home|home|homeward|coming back|going back|(?:flight|ride|trip|journey|leg) back|(?:trip|journey|leg) home|on the back|way home|second flight|second one|other way|last flight|second leg|last leg)\b/;
const outbound =
  /\b(?:going(?= and\b|$)|going out|fly(?:ing)? out|go(?:ing)? there|outbound|way out|way there|there flight|outward|departure flight|first flight|first leg|first one|next flight|going there|flight out|flight there|onward)\b/;
const everyOne =
  /\b(?:both|all|each|every|two flights|each way|both ways|round trip|there and back|all my flights|the two|either way|whole trip|entire trip|flights)\b/;

/** "OA477, not OA476": the one that is not meant. */
const excluded =
  /\b(?:not|except(?: for)?|instead of|rather than|other than) (?:on |in |for )?(?:the |my )?(?:flight )?(?:oa ?\d{3,4}|\d{3}|outbound|return|inbound|way (?:out|back|there|home)|other|(?:first|second) flight)\b(?: flight| one)?/g;

/** Flight numbers as they are said: "oa476", "oa 476", "flight 476", and bare digits of a known flight. */
function saidNumbers(sentence: string, profile: Profile): string[] {
  const found: string[] = [];
  for (const match of sentence.matchAll(/\b([a-z]{2}|[a-z]\d|\d[a-z]) ?-?(\d{3,4})\b/g)) {
    if (
      /^(?:to|on|in|at|my|is|by|of|or|no|me|up|am|pm|an|as|be|do|go|he|if|it|so|us|we)$/.test(
        match[1]!,
      )
    )
      continue;
    found.push(`${match[1]}${Number(match[2])}`.toUpperCase());
  }
  for (const match of sentence.matchAll(/\b(flight |number |no |flt )?(\d{3,4})\b/g)) {
    const known = profile.flights.find((flight) => flight.number.replace(/^\D+/, '') === match[2]);
    const number = known?.number ?? (match[1] ? `OA${match[2]}` : null);
    if (number && !found.some((each) => each.endsWith(match[2]!))) found.push(number);
  }
  return found;
}

/** The flights a sentence points at: by number, by "both", by way, by city, by day. Empty when it points at none. */
export function readFlights(said: string, profile: Profile, today: string): FlightTarget {
  const sentence = said.replace(excluded, ' ');
  const active = activeFlights(profile);
  const named = saidNumbers(sentence, profile);
  if (named.length > 0) return { numbers: [...new Set(named)], missing: null };
  const inOrder = (wanted: Flight[]) =>
    active.filter((flight) => wanted.includes(flight)).map((flight) => flight.number);

  const first = active[0];
  const last = active.at(-1);
  const pointsBack = returning.test(sentence);
  const pointsOut = outbound.test(sentence);
  if (first && last && (everyOne.test(sentence) || (pointsBack && pointsOut))) {
    return { numbers: inOrder(active), missing: null };
  }
  const places = mentionedPlaces(sentence);
  const to = places.filter(
    (place) => place.before !== 'from' && !/\b(?:live|based|am) (?:in|at)\b/.test(sentence),
  );
  const from = places.filter((place) => place.before === 'from');
  const byTo = active.filter((flight) =>
    to.some((place) => sameCity(flight.destination, place.code)),
  );
  const byFrom = active.filter((flight) =>
    from.some((place) => sameCity(flight.origin, place.code)),
  );
  if (to.length > 0 && byTo.length > 0) return { numbers: inOrder(byTo), missing: null };
  if (to.length === 0 && byFrom.length > 0) return { numbers: inOrder(byFrom), missing: null };
  if (pointsBack && last) return { numbers: [last.number], missing: null };
  if (pointsOut && first) return { numbers: [first.number], missing: null };
  const days = readDates(sentence, today).dates.map((date) => date.day);
  const byDay = active.filter((flight) => days.includes(flight.date));
  if (byDay.length > 0) return { numbers: inOrder(byDay), missing: null };
  const unknown = to[0] ?? from[0];
  return { numbers: [], missing: unknown ? cityName(unknown.code) : null };
}
