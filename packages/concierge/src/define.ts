/** Script-tag door: registers the element and the views of its first screen, all of them or none. */
import { OpenskiesChatPanel } from './chat/chat-panel.ts';
import { OpenskiesComposer } from './chat/composer.ts';
import { OpenskiesHeader } from './chat/header.ts';
import { OpenskiesStartScreen } from './chat/start-screen.ts';
import { OpenskiesConcierge } from './concierge.ts';
import { OpenskiesCustomerHeader } from './customer/customer-header.ts';
import { OpenskiesCustomerLoading } from './customer/customer-loading.ts';
import { OpenskiesCustomerPanel } from './customer/customer-panel.ts';
import { OpenskiesCustomerState } from './customer/customer-state.ts';
import { OpenskiesFlightPass } from './customer/flight-pass.ts';
import { OpenskiesQuickStats } from './customer/quick-stats.ts';
import { OpenskiesTripList } from './customer/trip-list.ts';
import { OpenskiesAnnouncer } from './shared/announcer.ts';
import { warnTaken } from './warn-taken.ts';

/** Tag → class. The root comes last, so that it never renders a view that is not there yet. */
const views: Readonly<Record<string, CustomElementConstructor>> = {
  // chat
  'openskies-announcer': OpenskiesAnnouncer,
  'openskies-chat-panel': OpenskiesChatPanel,
  'openskies-composer': OpenskiesComposer,
  'openskies-header': OpenskiesHeader,
  'openskies-start-screen': OpenskiesStartScreen,
  // customer
  'openskies-customer-header': OpenskiesCustomerHeader,
  'openskies-customer-loading': OpenskiesCustomerLoading,
  'openskies-customer-panel': OpenskiesCustomerPanel,
  'openskies-customer-state': OpenskiesCustomerState,
  'openskies-flight-pass': OpenskiesFlightPass,
  'openskies-quick-stats': OpenskiesQuickStats,
  'openskies-trip-list': OpenskiesTripList,
  'openskies-concierge': OpenskiesConcierge,
};

/**
 * Registers `<openskies-concierge>`. Where a tag is taken (the script twice, another version) nothing is registered, and one
 * warning names both versions.
 *
 * @returns whether the element was registered now
 */
export function define(): boolean {
  const taken = Object.keys(views).find((tag) => customElements.get(tag));
  if (taken) {
    warnTaken(taken);
    return false;
  }
  for (const [tag, view] of Object.entries(views)) customElements.define(tag, view);
  return true;
}

define();
