import { ConciergeEvent } from '../concierge-event.ts';

/** Another tool is chosen in the composer; null for none. */
export class OpenskiesToolChangeEvent extends ConciergeEvent<{ toolId: string | null }> {
  constructor(toolId: string | null) {
    super('openskies-tool-change', { toolId });
  }
}

declare global {
  interface HTMLElementEventMap {
    'openskies-tool-change': OpenskiesToolChangeEvent;
  }
}
