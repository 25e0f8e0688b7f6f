import type {
  GeneratedImage,
  GeneratedImageItem,
  ThreadItemAddedEvent,
  ThreadItemDoneEvent,
  ThreadItemUpdatedEvent,
} from '@openskies/protocol';

/** A picture while it is made. Each method gives the event to be yielded. */
export class GeneratedImageDraft {
  #base: Pick<GeneratedImageItem, 'id' | 'thread_id' | 'created_at'>;

  constructor(base: Pick<GeneratedImageItem, 'id' | 'thread_id' | 'created_at'>) {
    this.#base = base;
  }

  start(): ThreadItemAddedEvent {
    return { type: 'thread.item.added', item: { ...this.#base, type: 'generated_image' } };
  }

  /** `progress` from 0 to 1. */
  update(image: GeneratedImage, progress?: number): ThreadItemUpdatedEvent {
    return {
      type: 'thread.item.updated',
      item_id: this.#base.id,
      update: {
        type: 'generated_image.updated',
        image,
        ...(progress === undefined ? {} : { progress }),
      },
    };
  }

  end(image: GeneratedImage): ThreadItemDoneEvent {
    return { type: 'thread.item.done', item: { ...this.#base, type: 'generated_image', image } };
  }
}
