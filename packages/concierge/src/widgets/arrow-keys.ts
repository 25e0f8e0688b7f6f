/** Arrow keys among the square buttons of a widget, such as the seats of a map. */

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** So many in one widget are one stop of the Tab key. */
const crowd = 12;

const squaresIn = (view: Element) => [
  ...view.querySelectorAll<HTMLButtonElement>('.w-uniform:enabled'),
];

/** Leaves one of many square buttons to the Tab key: the one that had it, else the first. */
export function oneTabStop(view: Element, wanted?: HTMLButtonElement): void {
  const squares = squaresIn(view);
  if (squares.length <= crowd) return;
  const stop = wanted ?? squares.find((one) => one.getAttribute('tabindex') === '0') ?? squares[0];
  for (const one of squares) one.tabIndex = one === stop ? 0 : -1;
}

/** Moves to the nearest square button in the key's direction, as they stand on the screen. */
export function moveByArrow(event: KeyboardEvent, view: Element): void {
  const way = ways[event.key];
  const from = event.composedPath().find((node) => node instanceof HTMLButtonElement);
  const squares = squaresIn(view);
  if (!way || !from || !squares.includes(from)) return;
  const at = middle(from);
  const places = squares.flatMap((to) => {
    const [x, y] = middle(to);
    const along = (x - at[0]) * way[0] + (y - at[1]) * way[1];
    const aside = Math.abs((x - at[0]) * way[1]) + Math.abs((y - at[1]) * way[0]);
    // Nobody leaves the row or column before it ends.
    return along > 1 ? [{ to, distance: along + aside * 20 }] : [];
  });
  const [next] = places.sort((a, b) => a.distance - b.distance);
  event.preventDefault();
  if (!next) return;
  oneTabStop(view, next.to);
  next.to.focus();
}

function middle(node: Element): [x: number, y: number] {
  const { left, top, width, height } = node.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
