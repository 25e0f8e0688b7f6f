/** The element acts on it. */
import { assert, expect } from '@open-wc/testing';
import { added, assistantItem, cancellable, delta, done, opening, threadId } from '../events.ts';
import { find, findAll, mount, scripted, textOf, until } from '../scripted.ts';
import {
  answer,
  card,
  finds,
  has,
  item,
  part,
  pixel,
  renamed,
  said,
  sees,
  streamed,
  text,
  updated,
  widget,
  workflow,
  type Proofs,
} from './stage.ts';

export const eventProofs: Proofs = {
  'thread.created': async () => {
    const element = await streamed([done(answer)]);
    await until(() => element.threadId === threadId, 'its id');
  },
  'thread.updated': async () => {
    const element = await streamed([
      renamed({ status: { type: 'locked', reason: 'Closed for the night' } }),
      done(answer),
    ]);
    await until(
      () =>
        textOf(element.shadowRoot?.querySelector('.composer-locked')) === 'Closed for the night',
      'locked',
    );
  },
  'thread.item.added': () =>
    streamed([added(answer), { hold: true }]).then((e) => sees(e, 'Good da')),
  'thread.item.updated': () =>
    streamed([
      added(assistantItem('msg_2', '')),
      delta('msg_2', 'Good day, Jordan'),
      done(assistantItem('msg_2', 'Good day, Jordan')),
    ]).then((e) => sees(e, 'Good day, Jordan')),
  'thread.item.done': () => streamed([done(answer)]).then((e) => sees(e, 'Good day')),
  'thread.item.replaced': async () => {
    const element = await streamed([
      done(answer),
      {
        type: 'thread.item.replaced',
        item: { ...widget(card(text('In its place'))), id: 'msg_2' },
      },
    ]);
    await sees(element, 'In its place');
    expect(said(element)).not.to.contain('Good day');
  },
  'thread.item.removed': async () => {
    const element = await streamed([
      done(answer),
      { type: 'thread.item.removed', item_id: 'msg_2' },
      done(assistantItem('msg_3', 'What stays')),
    ]);
    await sees(element, 'What stays');
    expect(said(element)).not.to.contain('Good day');
  },
  stream_options: async () => {
    const element = await streamed([cancellable, { hold: true }]);
    await finds(element, '.send-stop');
  },
  progress_update: async () => {
    const element = await streamed([
      { type: 'progress_update', text: 'Looking up', icon: 'search' },
      { hold: true },
    ]);
    await sees(element, 'Looking up');
    await finds(element, '.progress-glyph path[d]:not([d=""])');
  },
  client_effect: async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [...opening('Hello'), { type: 'client_effect', name: 'lit', data: { a: 1 } }],
        },
      ],
    });
    const element = await mount(server);
    const heard: unknown[] = [];
    element.addEventListener('openskies-effect', ({ detail }) => heard.push(detail));
    await element.sendUserMessage({ text: 'Hello' });
    assert.deepEqual(heard, [{ name: 'lit', data: { a: 1 } }]);
  },
  notice: async () => {
    const levels = ['info', 'warning', 'danger'];
    const element = await streamed([
      ...levels.map((level) => ({
        type: 'notice',
        level,
        title: level,
        message: '**Gate** changed',
      })),
      done(answer),
    ]);
    await until(() => findAll(element, '.notice strong').length === 3, 'notices');
    assert.deepEqual(
      findAll(element, '.notice').map(textOf),
      levels.map((level) => `${level} Gate changed`),
    );
    for (const level of ['neutral', 'warning', 'danger']) find(element, `[part~=notice-${level}]`);
  },
  error: async () => {
    for (const allow_retry of [true, false]) {
      const error = { type: 'error', code: 'custom', message: 'No seats left', allow_retry };
      const element = await streamed([error]);
      await sees(element, 'No seats left');
      await until(() => has(element, '.error-row button, .notice button') === allow_retry, 'retry');
    }
  },
};

export const updateProofs: Proofs = {
  'assistant_message.content_part.added': () =>
    streamed([
      added(assistantItem('msg_2', '')),
      part('added', { content: { type: 'output_text', text: 'Good day', annotations: [] } }),
      { hold: true },
    ]).then((e) => sees(e, 'Good da')),
  'assistant_message.content_part.text_delta': () =>
    streamed([added(assistantItem('msg_2', '')), delta('msg_2', 'Good day'), { hold: true }]).then(
      (e) => sees(e, 'Good da'),
    ),
  'assistant_message.content_part.annotation_added': () => annotated([]),
  'assistant_message.content_part.done': () =>
    annotated([
      part('done', { content: { type: 'output_text', text: 'Bags fit.', annotations: [] } }),
    ]),
  'widget.root.updated': () =>
    changed({ type: 'widget.root.updated', widget: card(text('After')) }),
  'widget.component.updated': () =>
    changed({
      type: 'widget.component.updated',
      component_id: 't',
      component: text('After', { id: 't' }),
    }),
  'widget.streaming_text.value_delta': () =>
    changed({
      type: 'widget.streaming_text.value_delta',
      component_id: 't',
      delta: ' After',
      done: true,
    }),
  'workflow.task.added': () =>
    stepped({
      type: 'workflow.task.added',
      task_index: 1,
      task: { type: 'custom', title: 'After' },
    }),
  'workflow.task.updated': () =>
    stepped({
      type: 'workflow.task.updated',
      task_index: 0,
      task: { type: 'custom', title: 'After' },
    }),
  'generated_image.updated': async () => {
    const element = await streamed([
      added(item('generated_image', {})),
      updated('generated_image_1', {
        type: 'generated_image.updated',
        image: { id: 'i', url: pixel },
        progress: 0.5,
      }),
      { hold: true },
    ]);
    await finds(element, '[role=progressbar][aria-valuenow="50"]');
  },
};

async function annotated(more: object[]) {
  const source = { type: 'url', title: 'Policy', url: 'https://example.com/p' };
  const element = await streamed([
    added(assistantItem('msg_2', 'Bags fit.')),
    part('annotation_added', {
      annotation_index: 0,
      annotation: { type: 'annotation', source, index: 4 },
    }),
    ...more,
    { hold: true },
  ]);
  await finds(element, '.citation[href="https://example.com/p"]');
}

async function changed(update: object) {
  const element = await streamed([
    added(widget(card(text('Before', { id: 't' })))),
    updated('widget_1', update),
    { hold: true },
  ]);
  await sees(element, 'After');
}

async function stepped(update: object) {
  const element = await streamed([
    added(workflow({ type: 'custom', title: 'Before' })),
    updated('workflow_1', update),
    { hold: true },
  ]);
  await until(
    () => findAll(element, '.step-title').some((node) => textOf(node) === 'After'),
    'the step',
  );
}
