import type { CustomerProfile } from '@openskies/protocol';
import type { CustomerSources } from '../src/state/customer-source.ts';
import { drawnCustomer, mountCustomer, settled, type CustomerFixture } from './customer-fixture.ts';

type MountOptions = Parameters<typeof mountCustomer>[1];

/** The customer panel as a test sees it: by part and by text. */
export class CustomerPage {
  root!: CustomerFixture;

  get store(): CustomerFixture['store'] {
    return this.root.store;
  }

  /** The panel with what the server answers, once that is shown. */
  async show(answer: unknown = drawnCustomer(), options?: MountOptions): Promise<void> {
    await this.open({ server: () => Promise.resolve(answer) }, options);
    await until(() => this.store.state.status !== 'loading');
    await customElements.whenDefined('openskies-tier-benefits'); // its lower half
    await settled(this.root);
  }

  /** The panel with its sources, asked and not yet answered. */
  async open(sources: Partial<CustomerSources>, options?: MountOptions): Promise<void> {
    this.root = await mountCustomer(sources, options);
    this.store.connect(null);
    await settled(this.root);
  }

  async update(profile: CustomerProfile): Promise<void> {
    this.store.update(profile);
    await settled(this.root);
  }

  async until(condition: () => boolean): Promise<void> {
    await until(condition);
    await settled(this.root);
  }

  all(part: string): HTMLElement[] {
    return [...this.root.renderRoot.querySelectorAll<HTMLElement>(`[part~="${part}"]`)];
  }

  part(part: string): HTMLElement {
    return this.all(part)[0]!;
  }

  words(part: string): string[] {
    return this.all(part).map((node) => node.textContent.replace(/\s+/g, ' ').trim());
  }

  box(part: string): DOMRect {
    return this.part(part).getBoundingClientRect();
  }

  remove(): void {
    this.root.remove();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
}
