/** What a customer may want, as the grammar hands it to the planner. */
import type { SaidSeat } from './seats.ts';

export type Cabin = 'economy' | 'premium economy' | 'business' | 'first';

export interface SeatWish extends SaidSeat {
  kind: 'seat';
  flights: string[];
  /** A city that none of the flights serves. */
  missing: string | null;
  /** "that flight": the one that was spoken of. */
  refers: boolean;
  /** "The other one": not the flight that was dealt with last. */
  other: boolean;
  /** Beside somebody whose seat is not known yet. */
  together: boolean;
}

export interface BookWish {
  kind: 'book';
  origin: string | null;
  destination: string | null;
  depart: string | null;
  return: string | null;
  /** Days away, while the day of leaving is not known. */
  stay: number | null;
  /** "a week later": days after what was said before. */
  later: number | null;
  cabin: Cabin | null;
  oneWay: boolean;
  /** To be shown flights, whenever they are. */
  looks: boolean;
  past: boolean;
  /** One bare date, which may be either end of the trip. */
  dateOnly: boolean;
}

/** Questions that the profile answers. */
export type Topic =
  | 'seat'
  | 'seat_free'
  | 'seat_price'
  | 'bags'
  | 'meal'
  | 'assistance'
  | 'status'
  | 'points'
  | 'benefits'
  | 'itinerary'
  | 'depart'
  | 'arrive'
  | 'confirmation'
  | 'timeline'
  | 'contact'
  | 'cancel_terms'
  | 'bag_price'
  | 'who_am_i'
  | 'flight_status';

/** What the demo cannot do; each has its own sentence. */
export type Limit =
  | 'weather'
  | 'hotel'
  | 'human'
  | 'others'
  | 'checkin'
  | 'on_board'
  | 'passport'
  | 'name_change'
  | 'payment'
  | 'spend_points'
  | 'topic'
  | 'undo'
  | 'bag_rules'
  | 'lost_bag'
  | 'remove_bag'
  | 'injection';

export type SmallTalk =
  | 'hello'
  | 'how_are_you'
  | 'thanks'
  | 'bye'
  | 'who'
  | 'help'
  | 'complaint'
  | 'confused'
  | 'wait'
  | 'yes'
  | 'no'
  | 'keep'
  | 'language'
  | 'unclear';

/** A question; `text` is the clause it was asked with, `seat` the seat it is about. */
export interface AskWish {
  kind: 'ask';
  topic: Topic;
  flights: string[];
  missing: string | null;
  text: string;
  seat: SeatWish;
}

export type Wish =
  | SeatWish
  | BookWish
  | { kind: 'bag'; count: number }
  | { kind: 'cancel'; leg: string | null; that: boolean }
  /** Flights on hold, all of them where none is named. */
  | { kind: 'held'; act: 'book' | 'release'; flights: string[] }
  | { kind: 'meal'; meal: string | null }
  /** The seats of a flight, to look at. */
  | { kind: 'map'; flights: string[]; toward: 'forward' | 'backward' | null }
  | { kind: 'upgrade'; flights: string[]; cabin: Cabin | null }
  /** Another departure: of the same day, or on `day`. */
  | { kind: 'rebook'; flights: string[]; when: 'earlier' | 'later' | null; day: string | null }
  /** Somewhere to go. */
  | { kind: 'ideas'; picture: boolean }
  /** `asked`: whether it can be had, which is no wish yet. */
  | { kind: 'assist'; note: string | null; asked: boolean }
  | AskWish
  | { kind: 'cannot'; limit: Limit }
  | { kind: 'talk'; about: SmallTalk }
  /** A choice among what was offered: "the first one" is 0, "the last" is -1. */
  | { kind: 'choice'; index: number }
  /** The seat from before the last change. */
  | { kind: 'back'; flights: string[] }
  /** "the same", for another flight: what was done last, or what was spoken of; `corrects` where the last one was the wrong one. */
  | { kind: 'same'; flights: string[]; deed: boolean; corrects: boolean };
