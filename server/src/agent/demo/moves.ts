/** What the planner works with: the scene, what earlier turns left, and the moves it makes. */
import type { Profile } from './profile.ts';
import type { SeatWish, Wish } from './wishes.ts';

/** What earlier turns left behind. */
export interface Memory {
  /** A wish that waits for a detail the concierge asked for. */
  pending: Wish | null;
  /** What a yes would mean. */
  offer: Wish | null;
  /** The tool whose list or offer was shown last, while it waits. */
  shown: string | null;
  /** The last seat wish that was acted on. */
  lastSeat: SeatWish | null;
  /** What was done, shown or answered last. */
  last: Wish | null;
  /** The last new trip that flights were shown for. */
  trip: Extract<Wish, { kind: 'book' }> | null;
  /** The flight that was spoken of last. */
  flight: string | null;
}

export const nothing: Memory = {
  pending: null,
  offer: null,
  shown: null,
  lastSeat: null,
  last: null,
  trip: null,
  flight: null,
};

export interface Scene {
  profile: Profile;
  today: string;
  open: string[];
  /** The first message of the thread. */
  first: boolean;
  /** The concierge's last words. */
  heard: string;
  /** Flights that this run has tried to change already. */
  touched: string[];
  /** What the concierge then said, when the turn is an earlier one. */
  reply: string | null;
}

export type Move =
  | { do: 'say'; text: string; pending?: Wish; offer?: Wish }
  | { do: 'seat'; flight: string; wish: SeatWish }
  | { do: 'note'; note: string }
  | { do: 'meal'; meal: string }
  | { do: 'release'; args: Record<string, unknown> }
  /** Ends the turn: `text` is said with it, after `opening` where nothing else was said before. */
  | {
      do: 'show';
      tool: string;
      args: Record<string, unknown>;
      opening?: string;
      text: string;
      about: string;
      /** What it asks with it. */
      pending?: Wish;
      /** What is said where there is no such tool. */
      orElse?: string;
    };

/** A sentence, and what the next turn should know of it. */
export const say = (text: string, keeps: { pending?: Wish; offer?: Wish } = {}): Move => ({
  do: 'say',
  text,
  ...keeps,
});
