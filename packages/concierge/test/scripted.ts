/** The browser's side of `scripted-server.mjs`, and the element mounted against it. */
import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import '../src/define.ts';
import type { OpenskiesConcierge } from '../src/concierge.ts';

/** Milliseconds until what is waited for is taken not to come, on a busy machine too. */
const patience = 20_000;

export interface Step {
  /** The operation, or `GET customer`. */
  type: string;
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  /** A plain answer that waits for `go()`. */
  hold?: boolean;
  /** Events; `{ hold: true }` waits for `go()`, `{ cut: true }` breaks the connection. `seq` numbers an event. */
  events?: unknown[];
}

export interface SentRequest {
  type: string;
  path: string;
  query: string;
  body: { type: string; params: Record<string, unknown>; metadata: unknown } | null;
  headers: Record<string, string>;
}

export class ScriptedServer {
  readonly apiUrl: string;
  #base: string;

  constructor(id: string) {
    this.#base = `/__scripted/${id}`;
    this.apiUrl = `${location.origin}${this.#base}/support/chatkit`;
  }

  async requests(type?: string): Promise<SentRequest[]> {
    const answer = await fetch(`${this.#base}/requests`);
    const all = (await answer.json()) as SentRequest[];
    return type ? all.filter((request) => request.type === type) : all;
  }

  /** The first or `nth` request of this type, once it has come: what the element shows may be ahead of the network. */
  async request(type: string, nth = 1): Promise<SentRequest> {
    let all: SentRequest[] = [];
    await waitUntil(async () => (all = await this.requests(type)).length >= nth, type, {
      timeout: patience,
    });
    return all[nth - 1]!;
  }

  /** Lets the stream go on that stands at a hold, or the next one that comes to it. */
  async go(): Promise<void> {
    await fetch(`${this.#base}/go`, { method: 'POST' });
  }
}

/** @param script steps in the order in which they are asked, or a recording such as `wire/seat-change` */
export async function scripted(
  script: { recording: string; server?: string } | { steps: Step[]; server?: string },
): Promise<ScriptedServer> {
  const answer = await fetch('/__scripted', { method: 'POST', body: JSON.stringify(script) });
  const { id } = (await answer.json()) as { id: string };
  return new ScriptedServer(id);
}

/** The element on the page, 900 × 700, talking to the scripted server. */
export async function mount(
  server: ScriptedServer | null,
  setUp: (element: OpenskiesConcierge) => void = () => undefined,
): Promise<OpenskiesConcierge> {
  const element = document.createElement('openskies-concierge');
  element.style.setProperty('width', '900px');
  element.style.setProperty('height', '700px');
  if (server) element.apiUrl = server.apiUrl;
  setUp(element);
  document.body.append(element);
  mounted.push(element);
  await element.updateComplete;
  return element;
}

const mounted: HTMLElement[] = [];

/** Takes away what was mounted and remembered. */
export function cleanUp(): void {
  fixtureCleanup();
  for (const element of mounted.splice(0)) element.remove();
  sessionStorage.clear();
}

/** The first match inside the element. */
export function find<T extends Element = HTMLElement>(
  element: OpenskiesConcierge,
  selector: string,
): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

export function findAll(element: OpenskiesConcierge, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** Text as it is read: spaces folded. */
export function textOf(node: Element | null | undefined): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Waits until a condition about the element holds. */
export function until(condition: () => unknown, what: string): Promise<void> {
  return waitUntil(() => Boolean(condition()), what, { interval: 10, timeout: patience });
}

/** Waits until what moves once has come to rest; loops go on. */
export async function settled(element: OpenskiesConcierge): Promise<void> {
  const moving = element.shadowRoot?.getAnimations() ?? [];
  const finite = moving.filter(
    (animation) => animation.effect?.getComputedTiming().iterations !== Infinity,
  );
  await Promise.allSettled(finite.map(({ finished }) => finished));
}

/** axe finds nothing in the element as it stands. */
export async function expectAccessible(element: OpenskiesConcierge): Promise<void> {
  await settled(element);
  await expect(element).to.be.accessible();
}

/** Writes into the composer as a keyboard does, and presses Enter. */
export function type(element: OpenskiesConcierge, text: string): HTMLTextAreaElement {
  const input = find<HTMLTextAreaElement>(element, 'openskies-composer textarea');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return input;
}

export function press(node: HTMLElement, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  node.dispatchEvent(event);
  return event;
}

export function button(element: OpenskiesConcierge, name: string): HTMLButtonElement {
  const found = findAll(element, 'button').find(
    (node) => (node.getAttribute('aria-label') ?? textOf(node)) === name,
  );
  if (!found) throw new Error(`No button is named ${name}`);
  return found as HTMLButtonElement;
}
