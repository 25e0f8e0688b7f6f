/** The cabin of every OpenSkies flight, and which of its seats are taken on one day. */
import type { CustomerProfile } from '@openskies/protocol';
import type { Cabin } from './rules.ts';
import { stableNumber } from './stable-number.ts';

export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const firstRow = 1;
export const lastRow = 30;
/** Rows beside the emergency exits, of which the crew needs passengers who can help. */
const exitRows: readonly number[] = [16, 17];
/** Share of seats taken by others, in per cent. */
const takenShare = 45;

export interface Seat {
  readonly row: number;
  readonly letter: string;
}

/** Reads "12C", " 12 c " or "12-C". Null where it is no row and letter; the seat may still not exist. */
export function parseSeat(text: string): Seat | null {
  const match = /^\s*0{0,3}(\d{1,3})[\s-]?([A-Za-z])\s*$/.exec(text);
  return match ? { row: Number(match[1]), letter: match[2]!.toUpperCase() } : null;
}

export function seatName(seat: Seat): string {
  return `${seat.row}${seat.letter}`;
}

export function seatExists({ row, letter }: Seat): boolean {
  return row >= firstRow && row <= lastRow && (letters as readonly string[]).includes(letter);
}

/** First and last row of each cabin. */
export const cabinRows: Readonly<Record<Cabin, readonly [number, number]>> = {
  first: [1, 1],
  business: [2, 5],
  'premium economy': [6, 9],
  economy: [10, lastRow],
};

/** The cabin that a seat is in. */
export function cabinAt({ row }: Seat): Cabin {
  const [cabin] = (Object.entries(cabinRows) as [Cabin, readonly [number, number]][]).find(
    ([, [first, last]]) => row >= first && row <= last,
  ) ?? ['economy'];
  return cabin;
}

/** The seat of a better cabin that is kept for complimentary upgrades, a benefit of the highest tier. */
const upgradeSeat = '2A';
const highestTier = 'Aviator Platinum';

/** Whether a seat of another cabin is theirs without a charge. */
export function isComplimentary(seat: Seat, { loyalty_status }: CustomerProfile): boolean {
  return seatName(seat) === upgradeSeat && loyalty_status === highestTier;
}

export function isExitRow(seat: Seat): boolean {
  return exitRows.includes(seat.row);
}

export type SeatKind = 'window' | 'middle' | 'aisle';

export function seatKind(seat: Seat): SeatKind {
  if (seat.letter === 'A' || seat.letter === 'F') return 'window';
  return seat.letter === 'C' || seat.letter === 'D' ? 'aisle' : 'middle';
}

/** The seats of one flight on one day that other passengers hold. Deterministic. */
export interface SeatInventory {
  readonly flight_number: string;
  readonly date: string;
}

/** Seats kept free on every flight, so that the examples of the guides and the recordings always work. */
const alwaysFree: readonly string[] = ['12C', '14A', '14C', '15C', '2A'];

export function isTaken({ flight_number, date }: SeatInventory, seat: Seat): boolean {
  const name = seatName(seat);
  if (alwaysFree.includes(name)) return false;
  return stableNumber(`${flight_number} ${date} ${name}`) % 100 < takenShare;
}

/** Up to `count` free seats of the same cabin, the nearest first; the same kind of seat wins a tie. */
export function freeSeatsNear(
  inventory: SeatInventory,
  wanted: Seat,
  count: number,
  except?: string,
): string[] {
  const kind = seatKind(wanted);
  const free: { name: string; distance: number }[] = [];
  const [first, last] = cabinRows[cabinAt(wanted)];
  for (let row = first; row <= last; row++) {
    for (const letter of letters) {
      const seat = { row, letter };
      const name = seatName(seat);
      if (isTaken(inventory, seat) || isExitRow(seat) || name === except) continue;
      const distance = Math.abs(row - wanted.row) * 2 + (seatKind(seat) === kind ? 0 : 1);
      free.push({ name, distance });
    }
  }
  return free
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map((seat) => seat.name);
}
