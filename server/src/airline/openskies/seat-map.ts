/** The seat map as a widget tree: some rows of one cabin, pages to the others, and a legend. */
import type { CustomerProfile, FlightSegment, WidgetNode, WidgetRoot } from '@openskies/protocol';
import * as z from 'zod';
import type { Speech } from '../text/speech.ts';
import { cabinOf } from './offers.ts';
import { cabins } from './rules.ts';
import {
  cabinRows,
  isExitRow,
  isTaken,
  letters,
  parseSeat,
  seatKind,
  seatName,
  type Seat,
} from './seats.ts';

/** What is stored with a map; clicks are answered from it alone. */
export const SeatMap = z.object({
  flight_number: z.string(),
  date: z.string(),
  cabin: z.enum(cabins),
});
export type SeatMap = z.infer<typeof SeatMap>;

/** Rows on one page: a page fits a phone. */
const pageLength = 8;

export function seatMapOf(segment: FlightSegment): SeatMap {
  const { flight_number, date } = segment;
  return { flight_number, date, cabin: cabinOf(segment) };
}

/** The seat that a customer has on the flight of a map. */
export function ownSeat(customer: CustomerProfile, map: SeatMap): string | undefined {
  return customer.segments.find(
    ({ flight_number, date }) => flight_number === map.flight_number && date === map.date,
  )?.seat;
}

/** The first row of the page with a row in it; pages begin with the cabin. */
export function pageWith({ cabin }: SeatMap, row: number): number {
  const [first, last] = cabinRows[cabin];
  const inside = Math.max(first, Math.min(row, last));
  return first + Math.floor((inside - first) / pageLength) * pageLength;
}

/** The free seats of the page, for the clipboard. */
export function freeSeats(map: SeatMap, from: number, own: string | undefined): string[] {
  return rowsOf(map, from)
    .flatMap(seatsOf)
    .filter((seat) => !isTaken(map, seat) && seatName(seat) !== own)
    .map(seatName);
}

/** @param view `from` is the page's first row; `chosen` is there once the map is answered */
export function seatMapCard(
  speech: Speech,
  map: SeatMap,
  view: { from: number; own: string | undefined; chosen?: string },
): WidgetRoot {
  const { say, day } = speech;
  const rows = rowsOf(map, view.from);
  const [first, last] = cabinRows[map.cabin];
  const next = view.from + pageLength;
  const before = view.from > first ? [view.from - pageLength, view.from - 1] : null;
  const after = next <= last ? [next, Math.min(next + pageLength - 1, last)] : null;
  const isOpen = view.chosen === undefined;
  const pager = (range: number[] | null, icon: string): WidgetNode[] =>
    range && isOpen ? [pageButton(speech, range, icon)] : [];
  return {
    type: 'Card',
    padding: 3,
    status: {
      text: say('map.title', { flight: map.flight_number, day: day(map.date) }),
      icon: 'lucide:armchair',
    },
    children: [
      legend(speech),
      ...pager(before, 'chevron-up'),
      {
        type: 'Col',
        gap: 1,
        align: 'center',
        children: rows.map((row) => seatRow(speech, map, row, view)),
      },
      ...pager(after, 'chevron-down'),
    ],
  };
}

function rowsOf({ cabin }: SeatMap, from: number): number[] {
  const [, last] = cabinRows[cabin];
  const length = Math.min(pageLength, last - from + 1);
  return Array.from({ length }, (_, index) => from + index);
}

const seatsOf = (row: number): Seat[] => letters.map((letter) => ({ row, letter }));

/** Three seats, the aisle with the row's number in it, three seats. */
function seatRow(
  speech: Speech,
  map: SeatMap,
  row: number,
  view: { own: string | undefined; chosen?: string },
): WidgetNode {
  const seats = seatsOf(row).map((seat) => seatButton(speech, map, seat, view));
  const number: WidgetNode = isExitRow({ row, letter: 'A' })
    ? { type: 'Badge', label: String(row), color: 'success', variant: 'soft', size: 'sm' }
    : { type: 'Caption', value: String(row), size: 'sm', textAlign: 'center' };
  const aisle: WidgetNode = {
    type: 'Row',
    width: 32,
    justify: 'center',
    align: 'center',
    children: [number],
  };
  return {
    type: 'Row',
    key: String(row),
    gap: 1,
    align: 'center',
    children: [...seats.slice(0, 3), aisle, ...seats.slice(3)],
  };
}

function seatButton(
  speech: Speech,
  map: SeatMap,
  seat: Seat,
  { own, chosen }: { own: string | undefined; chosen?: string },
): WidgetNode {
  const name = seatName(seat);
  const isOwn = name === (chosen ?? own);
  const taken = !isOwn && name !== own && isTaken(map, seat);
  const state = isOwn ? 'map.own' : taken ? 'map.taken' : 'map.free';
  const marks = [
    name,
    speech.say(`map.${seatKind(seat)}`),
    speech.say(state),
    ...(isExitRow(seat) ? [speech.say('map.exit')] : []),
  ];
  return {
    type: 'Button',
    key: name,
    label: taken ? '×' : seat.letter,
    size: 'md',
    uniform: true,
    ariaLabel: speech.marks(marks),
    ...look[state],
    ...(taken || isOwn || chosen !== undefined
      ? { disabled: true }
      : {
          onClickAction: { type: 'seat.choose', handler: 'server', payload: { seat: name } },
        }),
  };
}

const look = {
  'map.own': { color: 'primary', variant: 'solid' },
  'map.taken': { color: 'secondary', variant: 'ghost' },
  'map.free': { color: 'secondary', variant: 'outline' },
} as const;

function pageButton({ say }: Speech, range: number[], icon: string): WidgetNode {
  const [first, last] = range as [number, number];
  return {
    type: 'Button',
    key: icon,
    label: say('map.rows', { first, last }),
    iconStart: `lucide:${icon}`,
    size: 'sm',
    block: true,
    color: 'secondary',
    variant: 'ghost',
    onClickAction: { type: 'seat.rows', handler: 'server', payload: { row: first } },
  };
}

function legend({ say }: Speech): WidgetNode {
  const badge = { type: 'Badge', size: 'sm' } as const;
  return {
    type: 'Row',
    gap: 2,
    wrap: 'wrap',
    justify: 'center',
    children: [
      { ...badge, label: say('map.free'), color: 'secondary', variant: 'outline' },
      { ...badge, label: say('map.own'), color: 'info', variant: 'solid' },
      { ...badge, label: `× ${say('map.taken')}`, color: 'secondary', variant: 'soft' },
      { ...badge, label: say('map.exit'), color: 'success', variant: 'soft' },
    ],
  };
}

/** A seat of the map's cabin that a click names; null where it names none. */
export function seatIn(map: SeatMap, payload: unknown): string | null {
  const choice = z.object({ seat: z.string() }).safeParse(payload);
  const seat = choice.success ? parseSeat(choice.data.seat) : null;
  if (!seat || !(letters as readonly string[]).includes(seat.letter)) return null;
  const [first, last] = cabinRows[map.cabin];
  return seat.row >= first && seat.row <= last ? seatName(seat) : null;
}
