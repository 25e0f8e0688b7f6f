import { card, caption, col, row, type Node, type Section } from '../section.ts';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
const rows = [12, 13, 14, 15, 16, 17];
const taken = new Set(['12B', '12E', '13A', '14D', '15B', '15C', '16E', '16F', '17A', '17D']);

/** A seat: its letter to see, all of it to hear. */
function seat(name: string, own: string, open: boolean): Node {
  const isOwn = name === own;
  const isTaken = taken.has(name) && !isOwn;
  return {
    type: 'Button',
    key: name,
    label: isTaken ? '×' : name.slice(-1),
    size: 'md',
    uniform: true,
    ariaLabel: `${name}, ${isOwn ? 'your seat' : isTaken ? 'taken' : 'free'}`,
    color: isOwn ? 'primary' : 'secondary',
    variant: isOwn ? 'solid' : isTaken ? 'ghost' : 'outline',
    ...(isOwn || isTaken || !open
      ? { disabled: true }
      : { onClickAction: { type: 'seat', payload: { seat: name } } }),
  };
}

function seatMap(own: string, open: boolean): Node {
  return card(
    [
      col(
        rows.map((number) => {
          const seats = letters.map((letter) => seat(`${number}${letter}`, own, open));
          const aisle = row(
            [
              number >= 16
                ? { type: 'Badge', label: String(number), color: 'success', size: 'sm' }
                : caption(String(number), { size: 'sm' }),
            ],
            { width: 32, justify: 'center' },
          );
          return row([...seats.slice(0, 3), aisle, ...seats.slice(3)], {
            gap: 1,
            align: 'center',
          });
        }),
        { gap: 1, align: 'center' },
      ),
    ],
    { padding: 3, status: { text: 'Seats on OA476', icon: 'lucide:armchair' } },
  );
}

export const seats: Section = {
  title: 'Seats',
  shows: [
    { caption: 'A seat map: arrow keys walk the free seats', widget: seatMap('14A', true) },
    { caption: 'Answered', widget: seatMap('13C', false) },
    { caption: 'No seat of their own yet', widget: seatMap('', true) },
    { caption: 'To look at alone', widget: seatMap('14A', false) },
  ],
  answer: ({ type, payload }) =>
    type === 'seat' ? seatMap(String(payload?.['seat']), false) : undefined,
};
