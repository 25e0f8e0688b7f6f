/** The element alone on a page, in a window of its own whose size and keyboard a test decides. */
import type { OpenskiesConcierge } from '../src/concierge.ts';
import { scripted, until, type Step } from './scripted.ts';

let frame: HTMLIFrameElement;

/** As a phone's browser has it: the window stays, what is seen of it becomes smaller. */
export class FakeViewport extends EventTarget {
  height: number;
  offsetTop = 0;
  scale = 1;

  constructor(height: number) {
    super();
    this.height = height;
  }

  become(seen: { height: number; offsetTop: number }): void {
    Object.assign(this, seen);
    this.dispatchEvent(new Event('resize'));
  }
}

/** The element alone in a window of that size. */
export async function framed(
  width: number,
  height: number,
  attributes: Record<string, string>,
  steps: Step[] = [],
): Promise<OpenskiesConcierge> {
  frame = document.createElement('iframe');
  frame.src = new URL('./pages/framed.html', import.meta.url).href;
  frame.style.cssText = `width: ${width}px; height: ${height}px; border: 0`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  // The page's part of a phone: what is seen of a window is not ours to change.
  Object.defineProperty(frame.contentWindow, 'visualViewport', { value: new FakeViewport(height) });
  const { apiUrl } = await scripted({ steps });
  const element = page.createElement('openskies-concierge');
  for (const [name, value] of Object.entries({ 'api-url': apiUrl, ...attributes })) {
    element.setAttribute(name, value);
  }
  page.body.append(element);
  await until(() => element.shadowRoot?.querySelector('.layer, .concierge'), 'the layer');
  return element;
}

/** What is seen of the window. */
export function viewportOf(element: OpenskiesConcierge): FakeViewport {
  return element.ownerDocument.defaultView!.visualViewport as unknown as FakeViewport;
}

export function resizeFrame(width: number): void {
  frame.style.setProperty('width', `${width}px`);
}

export function removeFrame(): void {
  frame.remove();
}
