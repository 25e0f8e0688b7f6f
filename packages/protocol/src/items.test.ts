import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Attachment, ItemPage, Page, Thread, ThreadItem, ThreadStatus } from './items.ts';
import { Annotation } from './sources.ts';
import { Task, Workflow } from './tasks.ts';

const props = { id: 'itm_1', thread_id: 'thr_1', created_at: '2026-11-22T09:08:58.931050' };
const end = { ...props, type: 'end_of_turn' };
const hologram = { ...props, type: 'hologram', beam: 1 };

describe('a page of items', () => {
  it('leaves out items of unknown types, and no others', () => {
    const page = { data: [end, hologram, end], has_more: true, after: 'itm_9' };
    assert.deepEqual(ItemPage.parse(page), { ...page, data: [end, end] });
  });

  it('is refused when a known item is broken, with its place', () => {
    const page = { data: [end, { ...end, type: 'task' }], has_more: false };
    assert.deepEqual(ItemPage.safeParse(page).error?.issues[0]?.path, ['data', 1, 'task']);
  });

  it('may be empty while there is more', () => {
    const page = { data: [], has_more: true, after: 'itm_9' };
    assert.deepEqual(Page(ThreadItem).parse(page), page);
  });
});

describe('what is open', () => {
  const future = { type: 'future', kept: { a: [null] } };

  it('keeps unknown tasks in their place, since updates count by index', () => {
    const workflow = {
      type: 'custom',
      tasks: [{ type: 'image' }, future, { type: 'thought', content: 'x' }],
      expanded: false,
    };
    assert.deepEqual(Workflow.parse(workflow), workflow);
  });

  it('keeps unknown sources, attachments and statuses', () => {
    const annotation = { type: 'annotation', source: future, index: 3 };
    assert.deepEqual(Annotation.parse(annotation), annotation);
    assert.deepEqual(Attachment.parse(future), future);
    assert.deepEqual(ThreadStatus.parse(future), future);
  });

  it('still refuses known ones that are broken, and what has no type', () => {
    for (const broken of [{ type: 'thought' }, { type: 7 }, {}, null, 'x']) {
      assert.equal(Task.safeParse(broken).success, false);
    }
  });
});

describe('a thread', () => {
  const thread = {
    id: 'thr_1',
    created_at: props.created_at,
    status: { type: 'closed', reason: 'Solved.' },
    allowed_image_domains: ['example.com'],
    metadata: {},
    items: { data: [end], has_more: false },
  };

  it('goes round', () => {
    assert.deepEqual(Thread.parse(thread), thread);
  });

  it('takes null for absent, and ignores keys that it does not know', () => {
    const { title, ...rest } = Thread.parse({ ...thread, title: null, future: 1 });
    assert.equal(title, undefined);
    assert.deepEqual(rest, thread);
  });
});
