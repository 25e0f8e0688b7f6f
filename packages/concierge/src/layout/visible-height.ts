/**
 * Keeps a box inside what the virtual keyboard leaves: `dvh` knows the browser's bars, not the keyboard.
 * Writes `--_visible-top` and `--_visible-height` while a keyboard covers a part of the window.
 */

/** Part of the window's height that bars alone may take; more is a keyboard. */
const keyboardShare = 0.85;

/** What the keyboard leaves, in pixels; null when none is open, or the reader has pinched the page larger. */
export function leftByKeyboard(
  viewport: Pick<VisualViewport, 'height' | 'offsetTop' | 'scale'>,
  windowHeight: number,
): { top: number; height: number } | null {
  const { height, offsetTop, scale } = viewport;
  if (scale > 1.01 || height > windowHeight * keyboardShare) return null;
  return { top: Math.round(offsetTop), height: Math.round(height) };
}

/** @returns ends it */
export function followKeyboard(box: HTMLElement): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => undefined;
  const follow = (): void => {
    const left = leftByKeyboard(visualViewport, document.documentElement.clientHeight);
    const { style } = box;
    style.setProperty('--_visible-top', left && `${left.top}px`);
    style.setProperty('--_visible-height', left && `${left.height}px`);
  };
  const events = ['resize', 'scroll'] as const;
  for (const name of events) visualViewport.addEventListener(name, follow);
  follow();
  return () => {
    for (const name of events) visualViewport.removeEventListener(name, follow);
  };
}
