/** Sentence → wishes: splits into clauses, reads each with the grammar, joins what belongs together. */
import { clauseWishes, type Surroundings } from './grammar.ts';
import { addDays } from './dates.ts';
import { takesBack } from './denial.ts';
import { readFlights } from './flights.ts';
import { isForeign } from './foreign.ts';
import { says } from './lexicon.ts';
import { fold, normalise } from './text.ts';
import type { BookWish, SeatWish, Wish } from './wishes.ts';

interface Clause {
  text: string;
  asked: boolean;
}

/** What the customer's words are read against. */
export type Situation = Omit<Surroundings, 'alone'>;

const breaks =
  /,\s+|;|\s+(?:and|also|plus|then|(?<!anything )but|as well as|while|because|since)\s+|\s+-\s+|\n+/;

/** "If 14C is free, tell me" is one thought. */
const condition = /\b((?:if|unless) (?:the |my )?(?:seat )?\d{1,3}-?[a-z]\b[^,.!?]*),\s*/g;

/** "14C or, if taken, 15C", "14C? If not 15C": one or the other. */
const otherwise =
  /(\b\d{1,2} ?[a-f]\b[^,.?!;]*)[,.?!;]?\s+(?:or,? )?(?:if (?:(?:it|that|this) is )?(?:not|taken|gone|unavailable)(?: (?:free|available|possible))?|otherwise|else|or|failing that),?\s+(?:then )?(?=(?:seat )?\d{1,2} ?[a-f]\b)/g;

/** "1) a wheelchair 2) a bag" */
const numbering = /(?:^|\s)\(?[1-9][.)]\s+(?=[a-z\d])/g;

/** "No, the other flight": one thought. */
const correction =
  /^((?:oh,? |sorry,? )?(?:no|sorry|wrong flight|wrong one))[,.!]+ (?=(?:on |for )?the |i (?:said|meant|mean)\b|wrong\b|oa ?\d)/;

/** "No wait, I meant 12B": the rest says it all. */
const amends =
  /^(?:(?:oh|no|wait|sorry|actually),? )+(?=(?:i (?:meant|mean) |make (?:it|that) )\d)/;

/** "…, right?" */
const tag = /,? (?:right|correct|is it not|is that right)\s*\?\s*$/;

/** What somebody else has said stands between the quotes. */
const quotes = /["“”].+["“”]/;
const reports =
  /\b(?:say|says|said|told|tell|tells|recommend|recommends|recommended|suggest|suggests|suggested|read|heard)\b/;

/**
 * Sentences, then clauses, without what was taken back. A question mark counts where the sentence is one clause; else the
 * clause's own words tell.
 */
function clauses(raw: string): Clause[] {
  const folded = fold(raw);
  const reported = quotes.test(folded) && reports.test(folded);
  const all = folded
    .replace(numbering, '\n')
    .replace(condition, '$1 ')
    .replace(otherwise, '$1 or ')
    .replace(correction, '$1 ')
    .replace(amends, '')
    .split(/(?<=[.!?])(?:\s+|$)|\n+/)
    .flatMap((sentence) =>
      sentence
        .replace(tag, '')
        .split(breaks)
        .map((part, _, parts) => ({
          text: normalise(part),
          asked: reported || tag.test(sentence) || (parts.length === 1 && /\?\s*$/.test(sentence)),
        })),
    )
    .filter((clause) => clause.text !== '');
  const last = all.length - 1;
  const at = all.findLastIndex(
    ({ text }, index) =>
      takesBack(text) || (index === last && /^(?:actually |oh )?(?:wait )?no$/.test(text)),
  );
  if (at < 1) return all;
  return at < last ? all.slice(at + 1) : [{ text: 'never mind', asked: false }];
}

/** A clause that only names flights, dates or seats belongs to the one before it. */
function joined(raw: string, around: Situation): Wish[] {
  const found: { clause: Clause; wishes: Wish[] }[] = [];
  let lead = '';
  const all = clauses(raw);
  const inside = { ...around, alone: all.length === 1 };
  for (const clause of all) {
    const text = lead ? `${lead} and ${clause.text}` : clause.text;
    const own = clauseWishes(clause.text, clause.asked, inside);
    const last = found.at(-1);
    if (own.length > 0) {
      // What stood before without a wish of its own ("I'm flying to New York, …") tells which flight.
      const wishes = lead ? clauseWishes(text, clause.asked, inside) : own;
      found.push({
        clause: { text, asked: clause.asked },
        wishes: wishes.length > 0 ? wishes : own,
      });
      lead = '';
    } else if (last && !isTalk(last.wishes)) {
      const longer = {
        text: `${last.clause.text} and ${clause.text}`,
        asked: last.clause.asked || clause.asked,
      };
      const wishes = clauseWishes(longer.text, longer.asked, inside);
      if (wishes.length > 0) found[found.length - 1] = { clause: longer, wishes };
    } else {
      // A question that it cannot read says nothing of what follows.
      lead = clause.asked ? '' : text;
    }
  }
  if (lead && found.length === 0) return clauseWishes(lead, false, inside);
  // A seat without a flight is on the one that an earlier clause spoke of.
  let spoken: string[] = [];
  return found.flatMap(({ clause, wishes }) => {
    const { numbers } = readFlights(clause.text, around.profile, around.today);
    if (numbers.length > 0) spoken = numbers;
    return wishes.map((wish) =>
      wish.kind === 'seat' && wish.flights.length === 0 && !wish.missing && spoken.length === 1
        ? { ...wish, flights: spoken }
        : wish,
    );
  });
}

const isTalk = (wishes: Wish[]) => wishes.every((wish) => wish.kind === 'talk');

const same = (a: Wish, b: Wish) => {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'seat') return mergeable(a, b as SeatWish);
  if (a.kind === 'ask') return a.topic === (b as typeof a).topic;
  if (a.kind === 'talk') return a.about === (b as typeof a).about;
  if (a.kind === 'cannot') return a.limit === (b as typeof a).limit;
  return true;
};

/** Two seat wishes are one when the second only adds to the first, or corrects it for the same flight. */
function mergeable(a: SeatWish, b: SeatWish): boolean {
  const sameFlights =
    a.flights.length === 0 || b.flights.length === 0 || a.flights.join() === b.flights.join();
  return sameFlights;
}

function merge(a: Wish, b: Wish): Wish {
  if (a.kind === 'seat' && b.kind === 'seat') {
    return {
      ...a,
      seat: b.seat ?? a.seat,
      others: b.seat ? b.others : a.others,
      from: b.from ?? a.from,
      beside: b.beside ?? a.beside,
      place: b.place ?? a.place,
      toward: b.toward ?? a.toward,
      flights: b.flights.length > 0 ? b.flights : a.flights,
      missing: b.flights.length > 0 ? null : (a.missing ?? b.missing),
    };
  }
  if (a.kind === 'book' && b.kind === 'book') return mergeBooking(a, b);
  if (a.kind === 'bag' && b.kind === 'bag')
    return { kind: 'bag', count: Math.max(a.count, b.count) };
  if (a.kind === 'cancel' && b.kind === 'cancel')
    return { ...a, leg: a.leg ?? b.leg, that: a.that && b.that };
  if (a.kind === 'meal' && b.kind === 'meal') return { kind: 'meal', meal: a.meal ?? b.meal };
  if (a.kind === 'assist' && b.kind === 'assist') {
    const notes = [a.note, b.note].filter((note) => note !== null);
    if (notes.length === 2 && notes[0]!.startsWith(notes[1]!)) notes.pop();
    if (notes.length === 2 && notes[1]!.startsWith(notes[0]!)) notes.shift();
    return {
      kind: 'assist',
      note: notes.length > 0 ? notes.join('; ') : null,
      asked: a.asked && b.asked,
    };
  }
  if (a.kind === 'ask' && b.kind === 'ask')
    return { ...a, flights: a.flights.length > 0 ? a.flights : b.flights };
  return a;
}

/** Later words win, but what they leave open stays. */
export function mergeBooking(a: BookWish, b: BookWish): BookWish {
  // "Friday", then "Monday": the second bare day is the way back.
  if (b.dateOnly && b.depart && !b.return && a.depart && !a.return && a.stay === null) {
    return mergeBooking(a, { ...b, depart: null, return: b.depart });
  }
  // "a week later": the way back where it is open, else both ends of the trip.
  if (b.later !== null && a.depart && !b.depart && !b.return) {
    const shifted = a.return
      ? { depart: addDays(a.depart, b.later), return: addDays(a.return, b.later) }
      : { return: addDays(a.depart, b.later) };
    return mergeBooking(a, { ...b, ...shifted, later: null });
  }
  const depart = b.depart ?? a.depart;
  return {
    kind: 'book',
    origin: b.origin ?? a.origin,
    destination: b.destination ?? a.destination,
    depart,
    return: b.return ?? (b.stay !== null && depart ? null : a.return),
    stay: b.stay ?? a.stay,
    later: null,
    cabin: b.cabin ?? a.cabin,
    oneWay: a.oneWay || b.oneWay,
    looks: a.looks || b.looks,
    past: b.past,
    dateOnly: false,
  };
}

/** Everything the customer wants in one message, in the order it was said. Never empty. */
export function understand(raw: string, around: Situation): Wish[] {
  const whole = normalise(fold(raw));
  if (says(whole, 'injection')) return [{ kind: 'cannot', limit: 'injection' }];
  if (isForeign(raw)) return [{ kind: 'talk', about: 'language' }];
  const wishes: Wish[] = [];
  for (const wish of joined(raw, around)) {
    const at = wishes.findIndex((each) => same(each, wish));
    if (at < 0) wishes.push(wish);
    else wishes[at] = merge(wishes[at]!, wish);
  }
  // Courtesies beside a wish need no answer of their own.
  const real = wishes.filter((wish) => wish.kind !== 'talk' || ['no', 'keep'].includes(wish.about));
  const kept =
    real.length > 0 && real.some((wish) => wish.kind !== 'talk')
      ? real.filter((wish) => wish.kind !== 'talk' || wish.about !== 'no')
      : wishes;
  // "Only change the return, 16D": the flight of the seat, and no other departure.
  const seated = kept.some((wish) => wish.kind === 'seat' && wish.seat);
  const meant = kept.filter(
    (wish) => !(seated && wish.kind === 'rebook' && wish.when === null && wish.day === null),
  );
  if (meant.length > 0) return meant;
  return [{ kind: 'talk', about: 'unclear' }];
}
