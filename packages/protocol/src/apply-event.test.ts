import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEvent, dropAfter, emptyThread } from './apply-event.ts';
import type { ThreadItemUpdate, ThreadStreamEvent } from './events.ts';
import type {
  AssistantMessageContent,
  AssistantMessageItem,
  GeneratedImageItem,
  Thread,
  ThreadItem,
  UserMessageItem,
  WidgetItem,
  WorkflowItem,
} from './items.ts';
import type { Annotation } from './sources.ts';
import type { Task } from './tasks.ts';
import type { WidgetRoot } from './widgets.ts';

const at = '2026-11-22T09:08:58Z';

function user(id: string, text = id, more: Partial<UserMessageItem> = {}): UserMessageItem {
  return {
    id,
    thread_id: 'thr_1',
    created_at: at,
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
    ...more,
  };
}

function part(text: string, annotations: Annotation[] = []): AssistantMessageContent {
  return { type: 'output_text', text, annotations };
}

function answer(id: string, ...content: AssistantMessageContent[]): AssistantMessageItem {
  return { id, thread_id: 'thr_1', created_at: at, type: 'assistant_message', content };
}

function widget(id: string, root: WidgetRoot): WidgetItem {
  return { id, thread_id: 'thr_1', created_at: at, type: 'widget', widget: root };
}

function workflow(id: string, tasks: Task[]): WorkflowItem {
  const props = { id, thread_id: 'thr_1', created_at: at, type: 'workflow' } as const;
  return { ...props, workflow: { type: 'custom', tasks, expanded: true } };
}

function task(title: string): Task {
  return { type: 'custom', title };
}

function threadOf(...data: ThreadItem[]): Thread {
  return { ...emptyThread, id: 'thr_1', created_at: at, items: { data, has_more: false } };
}

const added = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.added', item });
const done = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item });
const updated = (item_id: string, update: ThreadItemUpdate): ThreadStreamEvent => ({
  type: 'thread.item.updated',
  item_id,
  update,
});
const delta = (item_id: string, text: string, content_index = 0): ThreadStreamEvent =>
  updated(item_id, {
    type: 'assistant_message.content_part.text_delta',
    content_index,
    delta: text,
  });

const reduce = (thread: Thread, ...events: ThreadStreamEvent[]): Thread =>
  events.reduce(applyEvent, thread);
const idsOf = (thread: Thread): string[] => thread.items.data.map(({ id }) => id);
const itemOf = <T extends ThreadItem>(thread: Thread, id: string): T =>
  thread.items.data.find((item) => item.id === id) as T;

describe('applyEvent: the thread itself', () => {
  it('adopts a created thread', () => {
    const thread = threadOf();
    assert.equal(applyEvent(emptyThread, { type: 'thread.created', thread }), thread);
  });

  it('keeps the items when the thread that it has is created again by a replay', () => {
    const thread = threadOf(user('msg_1'));
    const again = applyEvent(thread, { type: 'thread.created', thread: threadOf() });
    assert.deepEqual(idsOf(again), ['msg_1']);
  });

  it('takes title, status and image hosts from an update, and keeps the items', () => {
    const thread = threadOf(user('msg_1'));
    const news: Thread = {
      ...threadOf(),
      title: 'Seats',
      status: { type: 'locked', reason: 'A specialist looks at it.' },
      allowed_image_domains: ['example.com'],
    };
    const after = applyEvent(thread, { type: 'thread.updated', thread: news });
    assert.deepEqual(after, { ...news, items: thread.items });
    assert.equal(after.items, thread.items);
  });
});

describe('applyEvent: whole items', () => {
  it('puts a finished user message at the end, once', () => {
    const thread = reduce(threadOf(), done(user('msg_1', 'hi')), done(user('msg_1', 'hi there')));
    assert.deepEqual(thread.items.data, [user('msg_1', 'hi there')]);
  });

  it('takes a second "added" of an id as a fresh start, in the same place', () => {
    const thread = reduce(
      threadOf(),
      added(answer('msg_1')),
      delta('msg_1', 'Hello Jor'),
      done(user('msg_2')),
      added(answer('msg_1')),
      delta('msg_1', 'Hello Jordan'),
    );
    assert.deepEqual(idsOf(thread), ['msg_1', 'msg_2']);
    assert.deepEqual(itemOf(thread, 'msg_1'), answer('msg_1', part('Hello Jordan')));
  });

  it('lets the finished item win over what was streamed', () => {
    const final = { ...answer('msg_1', part('Hello.')), created_at: '2026-11-22T09:09:00Z' };
    const thread = reduce(threadOf(), added(answer('msg_1')), delta('msg_1', 'Hel'), done(final));
    assert.equal(itemOf(thread, 'msg_1'), final);
  });

  it('keeps the order of arrival when items finish out of order', () => {
    const thread = reduce(
      threadOf(),
      added(answer('msg_1')),
      added(workflow('wf_1', [])),
      done(workflow('wf_1', [])),
      done(answer('msg_1', part('x'))),
    );
    assert.deepEqual(idsOf(thread), ['msg_1', 'wf_1']);
  });

  it('replaces an item by one of another type', () => {
    const thread = threadOf(workflow('itm_1', []), user('msg_2'));
    const item = answer('itm_1', part('Done.'));
    const after = applyEvent(thread, { type: 'thread.item.replaced', item });
    assert.deepEqual(after.items.data, [item, user('msg_2')]);
  });

  it('removes an item, and nothing when it is unknown', () => {
    const thread = threadOf(user('msg_1'), user('msg_2'));
    const after = applyEvent(thread, { type: 'thread.item.removed', item_id: 'msg_1' });
    assert.deepEqual(idsOf(after), ['msg_2']);
    assert.equal(applyEvent(after, { type: 'thread.item.removed', item_id: 'msg_9' }), after);
  });

  it('puts an answer before the messages that still wait for theirs', () => {
    const thread = reduce(
      threadOf(user('msg_1'), user('msg_2', 'and a bag', { queued: true })),
      added(answer('msg_a')),
      done(answer('msg_a', part('Done.'))),
      done(user('msg_2', 'and a bag')),
      added(answer('msg_b')),
    );
    assert.deepEqual(idsOf(thread), ['msg_1', 'msg_a', 'msg_2', 'msg_b']);
  });

  it('keeps the page that the items are in', () => {
    const thread = threadOf();
    thread.items = { data: [], has_more: true, after: 'msg_0' };
    const { items } = applyEvent(thread, done(user('msg_1')));
    assert.deepEqual(items, { data: [user('msg_1')], has_more: true, after: 'msg_0' });
  });
});

describe('applyEvent: answers', () => {
  const streaming = threadOf(answer('msg_1'));
  const source = { type: 'url', title: 'Fares', url: 'https://example.com' } as const;
  const note = (index: number): Annotation => ({ type: 'annotation', source, index });

  it('appends deltas', () => {
    const thread = reduce(streaming, delta('msg_1', 'Hel'), delta('msg_1', 'lo'));
    assert.deepEqual(itemOf(thread, 'msg_1'), answer('msg_1', part('Hello')));
  });

  it('fills parts that are missing before a delta with empty text', () => {
    const thread = reduce(streaming, delta('msg_1', 'third', 2));
    assert.deepEqual(itemOf(thread, 'msg_1'), answer('msg_1', part(''), part(''), part('third')));
  });

  it('refuses an index that would fill memory', () => {
    assert.equal(reduce(streaming, delta('msg_1', 'x', 1_000_000)), streaming);
  });

  it('does not let the end of a part erase the annotations that were added', () => {
    const thread = reduce(
      streaming,
      updated('msg_1', {
        type: 'assistant_message.content_part.added',
        content_index: 0,
        content: part(''),
      }),
      delta('msg_1', 'Seats by Example'),
      updated('msg_1', {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 0,
        annotation: note(9),
      }),
      updated('msg_1', {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: part('Seats by Example.'),
      }),
    );
    assert.deepEqual(
      itemOf(thread, 'msg_1'),
      answer('msg_1', part('Seats by Example.', [note(9)])),
    );
  });

  it('takes the annotations that the end of a part brings', () => {
    const thread = reduce(
      threadOf(answer('msg_1', part('x', [note(1)]))),
      updated('msg_1', {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: part('x', [note(2), note(3)]),
      }),
    );
    assert.deepEqual(itemOf(thread, 'msg_1'), answer('msg_1', part('x', [note(2), note(3)])));
  });

  it('puts an annotation beyond the end of the list at its end', () => {
    const thread = reduce(
      streaming,
      updated('msg_1', {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 7,
        annotation: note(1),
      }),
    );
    assert.deepEqual(itemOf(thread, 'msg_1'), answer('msg_1', part('', [note(1)])));
  });
});

describe('applyEvent: widgets', () => {
  const root: WidgetRoot = { type: 'Basic', children: [{ type: 'Markdown', id: 'md', value: '' }] };
  const thread = threadOf(widget('msg_1', root));
  const rootAfter = (...changes: ThreadItemUpdate[]) =>
    itemOf<WidgetItem>(reduce(thread, ...changes.map((one) => updated('msg_1', one))), 'msg_1')
      .widget;
  const write = (component_id: string, text: string): ThreadItemUpdate => ({
    type: 'widget.streaming_text.value_delta',
    component_id,
    delta: text,
    done: false,
  });

  it('takes a whole new tree', () => {
    const other: WidgetRoot = { type: 'Basic', children: [] };
    assert.equal(rootAfter({ type: 'widget.root.updated', widget: other }), other);
  });

  it('replaces a node by its id', () => {
    const component = { type: 'Text', id: 'md', value: 'gone' } as const;
    const change = { type: 'widget.component.updated', component_id: 'md', component } as const;
    assert.deepEqual(rootAfter(change), { type: 'Basic', children: [component] });
  });

  it('appends to the value of a node by its id', () => {
    const children = [{ type: 'Markdown', id: 'md', value: '**Tokyo**' }];
    assert.deepEqual(rootAfter(write('md', '**To'), write('md', 'kyo**')), {
      type: 'Basic',
      children,
    });
  });

  it('ignores a node that is not there', () => {
    assert.equal(applyEvent(thread, updated('msg_1', write('nowhere', 'x'))), thread);
  });
});

describe('applyEvent: work and pictures', () => {
  it('adds and changes tasks of a workflow by index', () => {
    const thread = reduce(
      threadOf(workflow('wf_1', [])),
      updated('wf_1', { type: 'workflow.task.added', task_index: 0, task: task('Look') }),
      updated('wf_1', { type: 'workflow.task.added', task_index: 1, task: task('Book') }),
      updated('wf_1', { type: 'workflow.task.updated', task_index: 0, task: task('Looked') }),
    );
    assert.deepEqual(itemOf(thread, 'wf_1'), workflow('wf_1', [task('Looked'), task('Book')]));
  });

  it('does not add a task twice when its event comes again', () => {
    const event = updated('wf_1', {
      type: 'workflow.task.added',
      task_index: 0,
      task: task('Look'),
    });
    const thread = reduce(threadOf(workflow('wf_1', [])), event, event);
    assert.deepEqual(itemOf(thread, 'wf_1'), workflow('wf_1', [task('Look')]));
  });

  it('shows a picture while it is drawn, and forgets the progress when it is done', () => {
    const props = { id: 'img_1', thread_id: 'thr_1', created_at: at } as const;
    const item: GeneratedImageItem = { ...props, type: 'generated_image' };
    const image = { id: 'i', url: 'https://example.com/i.png' };
    const during = reduce(
      threadOf(item),
      updated('img_1', { type: 'generated_image.updated', image, progress: 0.5 }),
    );
    assert.deepEqual(itemOf(during, 'img_1'), { ...item, image, progress: 0.5 });
    const after = applyEvent(during, done({ ...item, image }));
    assert.deepEqual(itemOf(after, 'img_1'), { ...item, image });
  });
});

describe('applyEvent: what leaves no trace', () => {
  const thread = threadOf(user('msg_1'), answer('msg_2', part('x')));
  const events: ThreadStreamEvent[] = [
    { type: 'stream_options', stream_options: { allow_cancel: true } },
    { type: 'progress_update', text: 'Looking' },
    { type: 'client_effect', name: 'customer_profile/update', data: {} },
    { type: 'notice', level: 'info', message: 'Hi' },
    { type: 'error', code: 'stream.error', allow_retry: true },
    delta('msg_9', 'an update of an unknown item'),
    delta('msg_1', 'an update that does not fit its item'),
    { type: 'future.event' } as unknown as ThreadStreamEvent,
    updated('msg_2', { type: 'future.update' } as unknown as ThreadItemUpdate),
  ];
  for (const event of events) {
    it(`${event.type} returns the same thread`, () => {
      assert.equal(applyEvent(thread, event), thread);
    });
  }
});

describe('applyEvent: purity and cost', () => {
  it('changes nothing that it was given, and keeps the identity of what did not change', () => {
    const thread = deepFreeze(threadOf(user('msg_1'), answer('msg_2', part('a')), user('msg_3')));
    const after = applyEvent(thread, delta('msg_2', 'b'));
    assert.equal(after.items.data[0], thread.items.data[0]);
    assert.equal(after.items.data[2], thread.items.data[2]);
    assert.notEqual(after.items.data[1], thread.items.data[1]);
  });

  it('looks at no more items for a delta at the end of a long thread than of a short one', () => {
    const looksAt = (length: number): number => {
      let looks = 0;
      const items = Array.from({ length }, (_, index) => {
        const item = user(`msg_${index}`);
        return Object.defineProperty(item, 'id', {
          get: () => {
            looks += 1;
            return `msg_${index}`;
          },
        });
      });
      let thread = threadOf(...items, answer('last'));
      looks = 0;
      for (let count = 0; count < 100; count += 1) thread = applyEvent(thread, delta('last', 'x'));
      return looks;
    };
    assert.equal(looksAt(2_000), looksAt(50));
  });
});

describe('dropAfter', () => {
  const thread = threadOf(user('msg_1'), answer('msg_2'), user('msg_3'));

  it('drops what follows the item', () => {
    assert.deepEqual(idsOf(dropAfter(thread, 'msg_1')), ['msg_1']);
  });

  it('leaves the thread as it is when nothing follows or the item is unknown', () => {
    assert.equal(dropAfter(thread, 'msg_3'), thread);
    assert.equal(dropAfter(thread, 'msg_9'), thread);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
