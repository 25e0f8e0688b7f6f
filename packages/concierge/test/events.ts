/** Stream events as a server writes them, for scripts of tests. */
export const threadId = 'thr_00000001';
const created_at = '2026-11-22T09:08:58.931Z';

export const threadCreated = {
  type: 'thread.created',
  thread: {
    id: threadId,
    created_at,
    status: { type: 'active' },
    metadata: {},
    items: { data: [], has_more: false },
  },
};

export const cancellable = { type: 'stream_options', stream_options: { allow_cancel: true } };

export function userItem(id: string, text: string) {
  return {
    id,
    thread_id: threadId,
    created_at,
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  };
}

export function assistantItem(id: string, text: string) {
  const content = text ? [{ type: 'output_text', text, annotations: [] }] : [];
  return { id, thread_id: threadId, created_at, type: 'assistant_message', content };
}

export const done = (item: object) => ({ type: 'thread.item.done', item });
export const added = (item: object) => ({ type: 'thread.item.added', item });

export const delta = (item_id: string, text: string) => ({
  type: 'thread.item.updated',
  item_id,
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});

/** A first message and the start of its turn. */
export const opening = (text: string) => [
  threadCreated,
  done(userItem('msg_1', text)),
  cancellable,
];

/** A stored thread, as `threads.get_by_id` answers it. */
export const storedThread = (...data: object[]) => ({
  ...threadCreated.thread,
  items: { data, has_more: false },
});

/** What our server says of the answer under way. */
export const running = (is: boolean) => ({
  type: 'stream_options',
  stream_options: { allow_cancel: is, running: is },
});

/** An event with the number under which our server stored it. */
export const numbered = (seq: number, event: object) => ({ seq, ...event });
