/** Puts a popup of the top layer beside its control, on the screen whole. */

export type Side = 'top' | 'bottom' | 'left' | 'right';
export type Align = 'start' | 'center' | 'end';

const gap = 4;
const margin = 8;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the popup goes: on the wanted side if it fits there, else on the opposite one, never beyond the window. Pure. */
export function popupPlace(
  anchor: Box,
  popup: { width: number; height: number },
  window: { width: number; height: number },
  { side, align, rtl }: { side: Side; align: Align; rtl: boolean },
): { left: number; top: number } {
  const room: Record<Side, number> = {
    top: anchor.top,
    bottom: window.height - anchor.top - anchor.height,
    left: anchor.left,
    right: window.width - anchor.left - anchor.width,
  };
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;
  const isVertical = side === 'top' || side === 'bottom';
  const needed = gap + margin + (isVertical ? popup.height : popup.width);
  const used = room[side] < needed && room[opposite[side]] > room[side] ? opposite[side] : side;
  const atStart = align === (rtl && isVertical ? 'end' : 'start');
  const along = (start: number, length: number, own: number) =>
    align === 'center' ? start + (length - own) / 2 : atStart ? start : start + length - own;
  const places: Record<Side, [left: number, top: number]> = {
    top: [along(anchor.left, anchor.width, popup.width), anchor.top - popup.height - gap],
    bottom: [along(anchor.left, anchor.width, popup.width), anchor.top + anchor.height + gap],
    left: [anchor.left - popup.width - gap, along(anchor.top, anchor.height, popup.height)],
    right: [anchor.left + anchor.width + gap, along(anchor.top, anchor.height, popup.height)],
  };
  const [left, top] = places[used];
  const within = (value: number, size: number, all: number) =>
    Math.max(margin, Math.min(value, all - size - margin));
  return {
    left: within(left, popup.width, window.width),
    top: within(top, popup.height, window.height),
  };
}

export function placePopup(
  popup: HTMLElement,
  anchor: HTMLElement,
  wanted: { side: Side; align: Align; sameWidth?: boolean },
): void {
  const box = anchor.getBoundingClientRect();
  if (wanted.sameWidth) popup.style.setProperty('inline-size', `${box.width}px`);
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const size = { width: popup.offsetWidth, height: popup.offsetHeight };
  const window = document.documentElement;
  const place = popupPlace(
    box,
    size,
    { width: window.clientWidth, height: innerHeight },
    { ...wanted, rtl },
  );
  popup.style.setProperty('left', `${place.left}px`);
  popup.style.setProperty('top', `${place.top}px`);
}
