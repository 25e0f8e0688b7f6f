/** One model step: the words to say, and the tools to call. */
import { guest } from '../../airline/guest.ts';
import type { Call, Conversation } from './conversation.ts';
import { dayOf } from './dates.ts';
import { cityName } from './places.ts';
import { nothing, say, type Memory, type Move, type Scene } from './moves.ts';
import { plan } from './plan.ts';
import type { Flight, Profile } from './profile.ts';
import { candidates, fits } from './seats.ts';
import { abilities, briefly } from './talk.ts';
import { understand, type Situation } from './understand.ts';

export interface Decision {
  text: string;
  calls: { name: string; args: Record<string, unknown> }[];
}

/** A tool as the request offers it, with the JSON schema of its parameters. */
export interface Offered {
  name: string;
  parameters: { properties?: Record<string, unknown>; required?: string[] };
}

type SeatMove = Extract<Move, { do: 'seat' }>;
type WriteMove = Extract<Move, { do: 'note' | 'meal' | 'release' }>;
type ShowMove = Extract<Move, { do: 'show' }>;

const seatTool = 'change_seat';
const tools = {
  seat: seatTool,
  note: 'request_assistance',
  meal: 'set_meal',
  release: 'release_flights',
} as const;
const isWrite = ({ name }: Call) => Object.values<string>(tools).includes(name);
/** Where no tool was offered. */
const unavailable = ({ name }: Profile): string =>
  name === guest.name
    ? 'Please sign in first; then I can change your bookings.'
    : 'I cannot do that here at the moment.';
/** How often a wish such as "a window seat" is tried with another seat, the first time included. */
const attempts = 3;
/** A run has twelve model steps. */
const callsInAll = 9;

/** What the customer's next words are read against. */
const around = (profile: Profile, today: string, { pending, trip, last }: Memory): Situation => ({
  profile,
  today,
  expects: pending?.kind ?? null,
  last,
  lastTrip: trip !== null,
  ...(pending?.kind === 'book' && pending.depart && { since: pending.depart }),
});

/** The profile with no seats on these flights: what it shows now is not what the customer spoke of then. */
const without = (profile: Profile, isOld: (flight: Flight) => boolean): Profile => ({
  ...profile,
  flights: profile.flights.map((flight) => (isOld(flight) ? { ...flight, seat: '' } : flight)),
});

/** Replays the earlier turns, so that "the first one" and "for a week" find what they belong to. */
function remember({ turns, profile }: Conversation, today: string): Memory {
  let memory = nothing;
  const unseated = without(profile, () => true);
  turns.slice(0, -1).forEach((turn, index) => {
    const reply = turns[index + 1]!.heard;
    const heard = turn.quote || turn.heard;
    const scene = { profile, today, open: [], first: index === 0, heard, touched: [], reply };
    const next = plan(understand(turn.text, around(unseated, today, memory)), scene, memory).memory;
    // What was answered since, or was never shown, waits no more.
    const waits = turns[index + 1]!.offered || next.shown === memory.shown;
    memory = waits ? next : { ...next, shown: null };
  });
  return memory;
}

const flightOf = (call: Call) => String(call.args['flight_number']).toUpperCase();
const triesOf = (calls: Call[], flight: string) =>
  calls.filter((call) => call.name === seatTool && flightOf(call) === flight);

/** The next seat to try, or null when the wish is settled. */
function nextSeat({ flight: number, wish }: SeatMove, { profile, calls }: Conversation) {
  const tries = triesOf(calls, number);
  const last = tries.at(-1);
  if (last && !last.refused) return null;
  const tried = tries.map((call) => String(call.args['seat']));
  if (wish.seat && (!last || last.code === 'seat.taken' || /\btaken\b/i.test(last.answer ?? '')))
    return [wish.seat, ...wish.others].find((seat) => !tried.includes(seat)) ?? null;
  if (wish.seat) return null;
  const flight = profile.flights.find((each) => each.number === number);
  if (!flight || tries.length >= attempts || calls.length >= callsInAll) return null;
  const answer = last?.answer ?? '';
  if (last && last.code !== 'seat.taken' && !/\b(?:taken|free)\b/i.test(answer)) return null;
  const out = new Set([flight.seat, ...tried]);
  const named = seatsIn(answer).filter((seat) => fits(seat, flight, wish));
  return [...named, ...candidates(flight, wish)].find((seat) => !out.has(seat)) ?? null;
}

const seatsIn = (text: string) => text.match(/\b\d{1,2}[A-F]\b/g) ?? [];

/** What came of a seat wish. */
function seatOutcome({ flight }: SeatMove, calls: Call[]): string[] {
  const last = triesOf(calls, flight).at(-1);
  if (!last) return [`I found no such seat on ${flight}. A number such as 12C will do.`];
  const answer = last.answer || 'The seat was not changed.';
  if (!last.refused) return [answer];
  return [
    answer,
    seatsIn(answer).length > 1 ? 'Which one would you like?' : 'Nothing was changed.',
  ];
}

function argsOf(move: WriteMove): Record<string, unknown> {
  switch (move.do) {
    case 'note':
      return { note: move.note };
    case 'meal':
      return { meal: move.meal };
    case 'release':
      return move.args;
    default:
      return move satisfies never;
  }
}

/** Arguments as the tool's schema names them: what is not known is left out, or null where the tool requires it. */
function fitArgs(args: Record<string, unknown>, { parameters }: Offered): Record<string, unknown> {
  const { properties = {}, required = [] } = parameters;
  if (Object.keys(properties).length === 0) return args;
  const names = Object.keys(properties).filter(
    (name) => args[name] != null || required.includes(name),
  );
  return Object.fromEntries(names.map((name) => [name, args[name] ?? null]));
}

/** Decides the next step from the request alone: the same request gives the same step. */
export function decide(conversation: Conversation, offered: Offered[], now: Date): Decision {
  const turn = conversation.turns.at(-1);
  const today = dayOf(now);
  const { profile, calls, open, turns } = conversation;
  if (!turn) return { text: `What can I do for you? ${abilities}`, calls: [] };

  const memory = remember(conversation, today);
  const moved = (flight: Flight) => triesOf(calls, flight.number).some((call) => !call.refused);
  const then = without(profile, moved);
  const touched = [...new Set(calls.filter((call) => call.name === seatTool).map(flightOf))];
  const scene: Scene = {
    profile,
    today,
    open,
    first: turns.length === 1,
    heard: turn.quote || turn.heard,
    touched,
    reply: null,
  };
  const tool = (name: string) => offered.find((each) => each.name === name);
  const planned = plan(understand(turn.text, around(then, today, memory)), scene, memory);
  const moves = planned.moves.map((move) =>
    move.do === 'show' && move.orElse && !tool(move.tool) ? say(move.orElse) : move,
  );
  const call = (name: string, args: Record<string, unknown>): Decision['calls'] => {
    const found = tool(name);
    return found ? [{ name, args: fitArgs(args, found) }] : [];
  };

  const said: string[] = [];
  const wanted: Decision['calls'] = [];
  for (const move of moves) {
    if (move.do === 'say') said.push(move.text);
    else if (move.do === 'show') continue;
    else if (!tool(tools[move.do])) said.push(unavailable(profile));
    else if (move.do === 'seat') {
      // Seats one after the other: what one answers tells where to try the next.
      const seat = wanted.some(({ name }) => name === seatTool)
        ? null
        : nextSeat(move, conversation);
      if (seat) wanted.push(...call(seatTool, { flight_number: move.flight, seat }));
      else said.push(...seatOutcome(move, calls));
    } else {
      const name = tools[move.do];
      const sent = calls.find((each) => each.name === name);
      if (sent) said.push(sent.answer || 'Your request was sent.');
      else wanted.push(...call(name, argsOf(move)));
    }
  }
  if (wanted.length > 0) return { text: '', calls: wanted };
  // What was done is told even where the words that led to it read differently by now.
  const told = moves.map((move) => (move.do === 'seat' ? move.flight : move.do));
  const toldAs = (each: Call) =>
    each.name === seatTool
      ? flightOf(each)
      : Object.entries(tools).find(([, name]) => name === each.name)?.[0];
  const untold = calls.filter((each) => isWrite(each) && !told.includes(toldAs(each) ?? ''));
  if (untold.length > 0) said.splice(0, said.length, ...untold.map((call) => call.answer ?? ''));
  // What it can do is told once.
  if (turns.some(({ heard }) => heard.includes(abilities))) {
    said.splice(0, said.length, ...said.map(briefly));
  }
  return (
    show(
      moves.filter((move) => move.do === 'show'),
      said,
    ) ?? close(said, conversation)
  );

  /** Ends the turn with a card or a list. It was called with all that there was to say; if it is back, it was refused. */
  function show(shows: ShowMove[], before: string[]): Decision | null {
    const move = shows.find((each) => tool(each.tool));
    if (!move) {
      if (shows.length > 0) before.push(unavailable(profile));
      return null;
    }
    const shown = calls.find((call) => call.name === move.tool);
    if (shown) return { text: shown.answer || 'Your choice is above.', calls: [] };
    const waiting = shows.filter((each) => each !== move).map((each) => each.about);
    const later =
      waiting.length > 0
        ? `One thing at a time: ask me about ${waiting.join(' and ')} after that.`
        : '';
    // Cards and lists speak the reader's language; the demo model does not.
    const own = turn!.text === turn!.words ? [move.opening ?? '', move.text, later] : [];
    const words = before.length > 0 ? [...before, ...own.slice(1)] : own;
    return { text: inOneAnswer(words), calls: call(move.tool, move.args) };
  }
}

/** The last words of a turn; after a deed also a word on the trip. */
function close(said: string[], { profile, calls }: Conversation): Decision {
  const words = [...new Set(said)];
  const went = calls.length > 0 && calls.every((call) => call.answer !== null && !call.refused);
  if (went && words.length <= 2 && !words.some((word) => word.endsWith('?'))) {
    const flight = profile.flights.find((each) => triesOf(calls, each.number).length > 0);
    const name = profile.firstName ? `, ${profile.firstName}` : '';
    words.push(
      flight
        ? `Anything else for your trip to ${cityName(flight.destination)}${name}?`
        : `Anything else I can do for you${name}?`,
    );
  }
  return { text: inOneAnswer(words), calls: [] };
}

/** Sentences in a row; a list stands apart. */
function inOneAnswer(words: string[]): string {
  const said = words.filter(Boolean);
  const isList = (word: string | undefined) => word?.includes('\n- ') ?? false;
  return said
    .map((word, at) => (isList(said[at - 1]) || (at > 0 && isList(word)) ? `\n\n${word}` : word))
    .join(' ')
    .replaceAll(' \n\n', '\n\n');
}
