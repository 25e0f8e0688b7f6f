import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { applyEvent, emptyThread } from './apply-event.ts';
import {
  decodeEvent,
  decodeItem,
  decodeItemPage,
  decodeThread,
  decodeThreadPage,
} from './decode.ts';
import type { ThreadItemUpdate } from './events.ts';
import { ThreadStreamEvent } from './events.ts';
import { ThreadItem, type Thread } from './items.ts';

const props = { id: 'itm_1', thread_id: 'thr_1', created_at: '2026-11-22T09:08:58' };

/** One of each type, as small as the schemas allow. */
const items: Record<ThreadItem['type'], unknown> = {
  user_message: {
    ...props,
    type: 'user_message',
    content: [],
    attachments: [],
    inference_options: {},
  },
  assistant_message: { ...props, type: 'assistant_message', content: [] },
  widget: { ...props, type: 'widget', widget: { type: 'Card', children: [] } },
  client_tool_call: {
    ...props,
    type: 'client_tool_call',
    status: 'pending',
    call_id: 'call_1',
    name: 'get_seat',
    arguments: {},
  },
  structured_input: { ...props, type: 'structured_input', status: 'pending', inputs: [] },
  workflow: { ...props, type: 'workflow', workflow: { type: 'custom', tasks: [], expanded: true } },
  task: { ...props, type: 'task', task: { type: 'thought', content: '' } },
  generated_image: { ...props, type: 'generated_image' },
  end_of_turn: { ...props, type: 'end_of_turn' },
  hidden_context_item: { ...props, type: 'hidden_context_item', content: 1 },
  sdk_hidden_context: { ...props, type: 'sdk_hidden_context', content: '' },
};

const part = { type: 'output_text', text: '', annotations: [] };
const task = { type: 'image' };
const source = { type: 'file', title: 'Rules', filename: 'rules.pdf' };
const updates: Record<ThreadItemUpdate['type'], Record<string, unknown>> = {
  'assistant_message.content_part.added': { content_index: 0, content: part },
  'assistant_message.content_part.text_delta': { content_index: 0, delta: '' },
  'assistant_message.content_part.annotation_added': {
    content_index: 0,
    annotation_index: 0,
    annotation: { type: 'annotation', source },
  },
  'assistant_message.content_part.done': { content_index: 0, content: part },
  'widget.root.updated': { widget: { type: 'Basic', children: [] } },
  'widget.component.updated': { component_id: 'c', component: { type: 'Spacer' } },
  'widget.streaming_text.value_delta': { component_id: 'c', delta: '', done: true },
  'workflow.task.added': { task_index: 0, task },
  'workflow.task.updated': { task_index: 0, task },
  'generated_image.updated': { image: { id: 'i', url: 'u' } },
};

const thread = { ...emptyThread, id: 'thr_1', created_at: props.created_at };
const events: Record<ThreadStreamEvent['type'], Record<string, unknown>> = {
  'thread.created': { thread },
  'thread.updated': { thread },
  'thread.item.added': { item: items.user_message },
  'thread.item.done': { item: items.user_message },
  'thread.item.replaced': { item: items.user_message },
  'thread.item.updated': {
    item_id: 'itm_1',
    update: { type: 'widget.root.updated', ...updates['widget.root.updated'] },
  },
  'thread.item.removed': { item_id: 'itm_1' },
  stream_options: { stream_options: { allow_cancel: true } },
  progress_update: { text: 'Looking' },
  client_effect: { name: 'x', data: { kept: null } },
  notice: { level: 'info', message: 'Hi' },
  error: { code: 'custom', message: 'No', allow_retry: false },
};

describe('decodeEvent', () => {
  for (const [type, fields] of Object.entries(events)) {
    it(`reads ${type} as the schema does`, () => {
      const event = { type, ...fields };
      assert.deepEqual(decodeEvent(event), ThreadStreamEvent.parse(event));
    });
  }

  for (const [type, fields] of Object.entries(updates)) {
    it(`reads an update ${type} as the schema does`, () => {
      const update = { type, ...fields };
      const event = { type: 'thread.item.updated', item_id: 'itm_1', update };
      assert.deepEqual(decodeEvent(event), ThreadStreamEvent.parse(event));
    });
  }

  for (const [type, item] of Object.entries(items)) {
    it(`reads an item ${type} as the schema does`, () => {
      assert.deepEqual(decodeItem(item), ThreadItem.parse(item));
    });
  }

  it('keeps what it does not know out of the way', () => {
    const unknown = [
      { type: 'thread.item.pinned', item_id: 'itm_1' },
      { type: 'thread.item.added', item: { ...props, type: 'hologram' } },
      { type: 'thread.item.updated', item_id: 'itm_1', update: { type: 'widget.spun' } },
      { type: 'thread.item.updated', item_id: 'itm_1', update: { type: 'toString' } },
    ];
    for (const event of unknown) assert.equal(decodeEvent(event), null);
  });

  it('removes an item that was replaced by one that it does not know', () => {
    const event = { type: 'thread.item.replaced', item: { ...props, type: 'hologram' } };
    assert.deepEqual(decodeEvent(event), { type: 'thread.item.removed', item_id: 'itm_1' });
  });

  it('takes null for absent', () => {
    const item = { ...(items.user_message as object), quoted_text: null };
    const event = { type: 'thread.item.done', item };
    assert.deepEqual(decodeEvent(event), { type: 'thread.item.done', item: items.user_message });
    const named = { ...thread, title: null };
    assert.deepEqual(decodeThread(named), thread);
  });

  it('fills what a careless server leaves out', () => {
    const { attachments: _, ...message } = items.user_message as Record<string, unknown>;
    assert.deepEqual(decodeItem(message), items.user_message);
    const answer = { ...(items.assistant_message as object), content: [{ text: 'Hi' }, null, 7] };
    assert.deepEqual(decodeItem(answer), {
      ...(items.assistant_message as object),
      content: [{ ...part, text: 'Hi' }],
    });
    assert.deepEqual(
      decodeThread({ id: 'thr_1', created_at: props.created_at, metadata: {} }),
      thread,
    );
  });

  it('drops entries of lists that have no shape', () => {
    const source = { type: 'url', url: 'https://a.example', title: 'a' };
    const annotations = [{ source: null }, null, { type: 'annotation', source, index: 0 }, {}];
    const content = [{ type: 'output_text', text: 'a', annotations }];
    assert.deepEqual(decodeItem({ ...props, type: 'assistant_message', content }), {
      ...props,
      type: 'assistant_message',
      content: [{ ...content[0], annotations: [annotations[2]] }],
    });
    const tasks = [null, 7, { type: 'thought', content: '' }];
    const workflow = { type: 'custom', tasks, expanded: true };
    assert.deepEqual(decodeItem({ ...props, type: 'workflow', workflow }), {
      ...props,
      type: 'workflow',
      workflow: { ...workflow, tasks: [tasks[2]] },
    });
    const form = { ...props, type: 'structured_input', status: 'pending', inputs: [null, []] };
    assert.deepEqual(decodeItem(form), { ...form, inputs: [] });
    const type = 'assistant_message.content_part.annotation_added';
    const update = { type, content_index: 0, annotation_index: 0, annotation: { source: null } };
    assert.equal(decodeEvent({ type: 'thread.item.updated', item_id: 'i', update }), null);
  });

  it('gives null, or an event that applies, for any damage to any event', () => {
    const threads = Object.values(items).map((item) => threadWith(item as ThreadItem));
    for (const event of everyEvent()) {
      for (const damaged of damages(event)) {
        const decoded = decodeEvent(damaged);
        if (decoded) for (const one of threads) applyEvent(one, decoded);
      }
    }
    for (const json of [null, undefined, 7, 'x', [], [{}], {}, { type: null }]) {
      assert.equal(decodeEvent(json), null);
    }
  });
});

describe('pages', () => {
  const known = items.end_of_turn;
  it('lose the items that are not known, and no others', () => {
    const data = [known, { ...props, type: 'hologram' }, null, 'x', items.task];
    const page = { data, has_more: true, after: 'itm_9' };
    assert.deepEqual(decodeItemPage(page), { ...page, data: [known, items.task] });
  });

  it('leave out an `after` that is null', () => {
    const page = { data: [thread], has_more: false, after: null };
    assert.deepEqual(decodeThreadPage(page), { data: [thread], has_more: false });
  });

  it('are null where there is none', () => {
    for (const json of [null, [], {}, { data: {} }]) assert.equal(decodeItemPage(json), null);
  });
});

describe('what the element imports', () => {
  const light = [
    'apply-event.ts',
    'decode.ts',
    'errors.ts',
    'limits.ts',
    'parse-customer.ts',
    'sse.ts',
  ];

  it('brings no schema and no dependency into the browser', () => {
    const found = new Set<string>();
    light.forEach((file) => collectImports(file, found));
    assert.deepEqual([...found].sort(), [...light, 'widget-tree.ts'].sort());
  });
});

function threadWith(item: ThreadItem): Thread {
  return { ...thread, items: { data: [item], has_more: false } };
}

function* everyEvent(): Generator<Record<string, unknown>> {
  for (const [type, fields] of Object.entries(events)) yield { type, ...fields };
  for (const [type, fields] of Object.entries(updates)) {
    yield { type: 'thread.item.updated', item_id: 'itm_1', update: { type, ...fields } };
  }
  for (const item of Object.values(items)) yield { type: 'thread.item.done', item };
}

/** The value with each of its places, one after the other, missing or of another type. */
function* damages(value: unknown): Generator<unknown> {
  for (const wrong of [undefined, null, 7, 'x', [], [null], {}]) yield wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const damaged of damages(inner)) {
      yield Array.isArray(value) ? value.with(Number(key), damaged) : { ...value, [key]: damaged };
    }
  }
}

/** Files that stay after types are erased. */
function collectImports(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  for (const [, name] of text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)) {
    collectImports(name!.replace(/^\.\//, ''), found);
  }
}
