import { ContextProvider } from '@lit/context';
import type { CustomerProfile } from '@openskies/protocol';
import { css, html, LitElement, type TemplateResult } from 'lit';
import '../src/define.ts';
import { customerContext } from '../src/state/contexts.ts';
import type { CustomerSources } from '../src/state/customer-source.ts';
import { CustomerStore } from '../src/state/customer-store.ts';
import { controlsStyles } from '../src/styles/controls.styles.ts';
import { resetStyles } from '../src/styles/reset.styles.ts';
import { tokensStyles } from '../src/styles/tokens.styles.ts';

/** The customer of the drawings. Times are around `now`. */
export function drawnCustomer(now = new Date()): CustomerProfile {
  const at = (daysAgo: number, hour: number, minute: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() - daysAgo);
    date.setHours(hour, minute, 0, 0);
    return date.toISOString();
  };
  return {
    customer_id: 'cus_98421',
    name: 'Jordan Miles',
    loyalty_status: 'Aviator Platinum',
    loyalty_id: 'APL-204981',
    email: 'jordan.miles@example.com',
    phone: '+1 (415) 555-9214',
    home_airport: 'SFO',
    preferred_routes: [],
    tier_benefits: [
      'Complimentary upgrades when available',
      '4 lounge guest passes every quarter',
      'Two checked bags on every flight',
      'Dedicated rebooking desk',
    ],
    loyalty_progress: {
      current_tier: 'Platinum',
      next_tier: 'Diamond',
      points_earned: 42000,
      points_required: 60000,
      segments_flown: 18,
      segments_required: 32,
      renewal_date: '2027-02-01',
    },
    segments: [
      {
        flight_number: 'OA476',
        date: '2026-12-03',
        origin: 'SFO',
        destination: 'JFK',
        departure_time: '08:05',
        arrival_time: '16:35',
        seat: '14A',
        status: 'Scheduled',
      },
      {
        flight_number: 'OA477',
        date: '2026-12-11',
        origin: 'JFK',
        destination: 'SFO',
        departure_time: '18:50',
        arrival_time: '22:15',
        seat: '15C',
        status: 'Scheduled',
      },
    ],
    bags_checked: 0,
    meal_preference: null,
    special_assistance: null,
    timeline: [
      {
        timestamp: at(8, 15, 0),
        kind: 'warning',
        entry: 'OA212 to Seattle cancelled. Refund issued.',
      },
      {
        timestamp: at(20, 10, 0),
        kind: 'info',
        entry: 'Itinerary imported from confirmation LL0EZ6.',
      },
    ],
    spotlight: [],
    confirmation: 'LL0EZ6',
  };
}

/** The same customer after a seat, a bag and a meal. */
export function changedCustomer(now = new Date()): CustomerProfile {
  const before = drawnCustomer(now);
  const [first, ...rest] = before.segments;
  return {
    ...before,
    segments: [{ ...first!, seat: '12C' }, ...rest],
    bags_checked: 1,
    meal_preference: 'Vegetarian',
    timeline: [
      {
        timestamp: now.toISOString(),
        kind: 'success',
        entry: 'Seat changed on OA476 from 14A to 12C.',
      },
      ...before.timeline,
    ],
  };
}

/** Sources that answer nothing, but for those given. */
export function scriptedSources(given: Partial<CustomerSources> = {}): CustomerSources {
  return {
    page: () => undefined,
    source: () => undefined,
    ask: () => undefined,
    address: () => null,
    fetchAddress: () => Promise.reject(new Error('not scripted')),
    inline: () => null,
    server: () => Promise.resolve(undefined),
    ...given,
  };
}

/** A promise and what settles it. */
export function deferred<T = unknown>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

const hostStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    font-family: var(--_font);
    font-size: var(--_fs);
    line-height: 24px;
    color: var(--_text);
    background: var(--_surface);
  }
`;

/** A root for views: tokens, reset and shared controls in one shadow tree, and the customer store from above. */
export class CustomerFixture extends LitElement {
  static override styles = [tokensStyles, resetStyles, controlsStyles, hostStyles];

  store = new CustomerStore(scriptedSources());
  /** What was spoken. */
  spoken: string[] = [];
  content: TemplateResult = html`<openskies-customer-panel></openskies-customer-panel>`;

  override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('announce', (event) =>
      this.spoken.push((event as CustomEvent<string>).detail),
    );
    new ContextProvider(this, { context: customerContext, initialValue: this.store });
    return root;
  }

  override render(): TemplateResult {
    return this.content;
  }
}

customElements.define('customer-fixture', CustomerFixture);

/** Waits until every view below has rendered. */
export async function settled(root: CustomerFixture): Promise<void> {
  await root.updateComplete;
  let waiting = true;
  while (waiting) {
    waiting = false;
    for (const node of root.shadowRoot?.querySelectorAll('*') ?? []) {
      if (!(node instanceof LitElement) || !node.isUpdatePending) continue;
      waiting = true;
      await node.updateComplete;
    }
  }
}

interface MountOptions {
  /** Width in pixels. Default 700. */
  width?: number;
  attributes?: Record<string, string>;
  content?: TemplateResult;
}

/** The panel in a box of a width, its store not yet connected. */
export async function mountCustomer(
  sources: Partial<CustomerSources> = {},
  { width = 700, attributes = {}, content }: MountOptions = {},
): Promise<CustomerFixture> {
  const root = new CustomerFixture();
  root.store = new CustomerStore(scriptedSources(sources));
  if (content) root.content = content;
  for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
  root.style.cssText = `inline-size: ${width}px; block-size: 900px`;
  document.body.append(root);
  await settled(root);
  return root;
}
