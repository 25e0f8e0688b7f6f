/** The page object of the test kit, and what our own pages have besides. */
import { ConciergePage as TestKitPage } from '@openskies/concierge/testing';
import type { Locator } from 'playwright-core';

export class ConciergePage extends TestKitPage<Locator> {
  seat(flight: string): Locator {
    return this.part('segment-pass').filter({ hasText: flight }).locator('[part~="seat"]');
  }

  latestEntry(): Locator {
    return this.part('timeline-item').first();
  }
}
