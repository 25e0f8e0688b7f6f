/** The public DOM events of `launcher` and `sidebar`. They load with these. */
import { ConciergeEvent } from '../concierge-event.ts';

/** The panel of `launcher` or `sidebar` has opened or closed. */
export class OpenskiesOpenChangeEvent extends ConciergeEvent<{ open: boolean }> {
  constructor(open: boolean) {
    super('openskies-open-change', { open });
  }
}

/** How many replies came while the panel of `launcher` or `sidebar` was closed. */
export class OpenskiesUnreadChangeEvent extends ConciergeEvent<{ count: number }> {
  constructor(count: number) {
    super('openskies-unread-change', { count });
  }
}

declare global {
  interface HTMLElementEventMap {
    'openskies-open-change': OpenskiesOpenChangeEvent;
    'openskies-unread-change': OpenskiesUnreadChangeEvent;
  }
}
