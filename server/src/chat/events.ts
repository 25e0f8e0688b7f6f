/** The events that belong to no item; those that do are made by a `ChatTurn`. */
import type {
  ClientEffectEvent,
  NoticeEvent,
  ProgressUpdateEvent,
  ThreadItemRemovedEvent,
} from '@openskies/protocol';

/** A passing status line; replaced by the next one, or by the next item. */
export function progress(text: string, icon?: string): ProgressUpdateEvent {
  return { type: 'progress_update', text, ...(icon === undefined ? {} : { icon }) };
}

/** A banner. `message` is Markdown. */
export function notice(level: NoticeEvent['level'], message: string, title?: string): NoticeEvent {
  return { type: 'notice', level, message, ...(title === undefined ? {} : { title }) };
}

/** Tells the page something, in order, perhaps more than once. */
export function clientEffect(name: string, data: Record<string, unknown> = {}): ClientEffectEvent {
  return { type: 'client_effect', name, data };
}

/** Takes an item back. */
export function removed(item_id: string): ThreadItemRemovedEvent {
  return { type: 'thread.item.removed', item_id };
}
