import type { ThreadItem, ThreadStreamEvent } from '@openskies/protocol';

/** Who reads: a stock ChatKit client gets exactly the stock shapes; our element, by its mark, gets ours besides. */
export type Audience = 'stock' | 'openskies';

/** A user message that waits behind a running answer carries `queued`; only our element knows it. */
export function presentItem(item: ThreadItem, audience: Audience): ThreadItem {
  if (audience === 'openskies' || !('queued' in item)) return item;
  const { queued: _, ...rest } = item as ThreadItem & { queued?: boolean };
  return rest;
}

export function presentEvent(event: ThreadStreamEvent, audience: Audience): ThreadStreamEvent {
  if (!('item' in event) || !event.item) return event;
  const item = presentItem(event.item, audience);
  return item === event.item ? event : { ...event, item };
}
