import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent, Runner, tool } from '@openai/agents';
import type { Thread, ThreadItem, ThreadStreamEvent, WidgetItem } from '@openskies/protocol';
import * as z from 'zod';
import { OpenStream, shape, texts, userInput } from '../../test/app.ts';
import { TestChat } from '../../test/chat-app.ts';
import { call, readableInput, say, TestModel } from '../../test/scripted-model.ts';
import { toAgentInput } from '../agent/item-input.ts';
import { ChatError } from './chat-error.ts';
import { progress } from './events.ts';

const types = (items: ThreadItem[]): string[] => items.map(({ type }) => type);
const last = (events: ThreadStreamEvent[]): ThreadStreamEvent | undefined => events.at(-1);

test('a message grows piece by piece, and a stop keeps what was said', async () => {
  const { promise: never } = Promise.withResolvers<undefined>();
  let aborted = false;
  await using chat = await TestChat.start({
    async *respond(turn) {
      turn.signal.addEventListener('abort', () => (aborted = true));
      const flow = turn.workflow();
      yield flow.start();
      yield* turn.streamMessage(
        (async function* () {
          yield 'Once ';
          yield 'upon';
          await never;
        })(),
      );
    },
  });
  await using stream = await chat.open('threads.create', { input: userInput('Tell me') });
  const created = await stream.until('thread.created');
  const { id } = (created.event as { thread: { id: string } }).thread;
  for (let deltas = 0; deltas < 2;) {
    const { event } = (await stream.next())!;
    if (event.type !== 'thread.item.updated') continue;
    if (event.update.type === 'assistant_message.content_part.text_delta') deltas++;
  }
  await chat.server.app.request(`/support/threads/${id}/stop`, { method: 'POST' });
  await stream.rest();
  assert.ok(aborted, 'the code that answers is told');
  const items = await chat.items(id);
  assert.deepEqual(types(items), ['user_message', 'workflow', 'assistant_message', 'end_of_turn']);
  assert.deepEqual(texts(items), ['Once upon']);
});

test('what was only added is taken back when the code fails, and its words stay inside', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      yield turn.message('Kept.');
      yield turn.image().start();
      throw new Error('password 123');
    },
  });
  const { id, events } = await chat.create('Draw');
  const error = last(events);
  assert.ok(error?.type === 'error' && error.code === 'stream.error' && error.allow_retry);
  assert.doesNotMatch(JSON.stringify(events), /password/);
  const removed = events.filter((event) => event.type === 'thread.item.removed');
  assert.equal(removed.length, 1);
  assert.deepEqual(types(await chat.items(id)), ['user_message', 'assistant_message']);
});

test('a failure that is declared is for the customer', async () => {
  await using chat = await TestChat.start({
    async *respond() {
      await Promise.resolve();
      throw new ChatError('The seat map is busy.');
    },
  });
  const { events } = await chat.create('Hi');
  assert.deepEqual(last(events), {
    type: 'error',
    code: 'custom',
    message: 'The seat map is busy.',
    allow_retry: false,
  });
});

test('a turn that a server left behind is not begun twice', async () => {
  const { promise: never } = Promise.withResolvers<undefined>();
  const begun: string[] = [];
  const handlers = (name: string) => ({
    async *respond() {
      begun.push(name);
      yield progress('Working');
      await never;
    },
  });
  await using chat = await TestChat.start(handlers('first'));
  await using stream = await chat.open('threads.create', { input: userInput('Hi') });
  const created = await stream.until('thread.created');
  const { id } = (created.event as { thread: { id: string } }).thread;
  await stream.until('progress_update');
  await chat.server.close();
  const next = chat.next(handlers('second'));
  assert.equal(await next.recover(), 1);
  const response = await next.app.request(`/support/threads/${id}/events?after=0`);
  await using follower = new OpenStream(response);
  const { event } = await follower.until('error');
  assert.ok(event.type === 'error' && event.allow_retry);
  await next.close();
  assert.deepEqual(begun, ['first']);
});

test('an agent of the SDK speaks, thinks, calls its tools and shows what they emit', async () => {
  const model = new TestModel(call('look_up', { flight: 'OA476' }), say('It leaves ', 'at nine.'));
  await using chat = await TestChat.start({
    async *respond(turn) {
      const agent = new Agent({
        name: 'Desk',
        model,
        tools: [
          tool({
            name: 'look_up',
            description: 'Looks up a flight.',
            parameters: z.object({ flight: z.string() }),
            async execute({ flight }) {
              await turn.emit(progress(`Looking up ${flight}`));
              return '09:00';
            },
          }),
        ],
      });
      const runner = new Runner({ tracingDisabled: true });
      const input = toAgentInput(await turn.items());
      yield* turn.agent(await runner.run(agent, input, { stream: true, signal: turn.signal }));
    },
  });
  const { id, events } = await chat.create('When does OA476 leave?');
  assert.deepEqual(shape(events), [
    'thread.created',
    'done user_message',
    'stream_options',
    'progress_update',
    'added assistant_message',
    'updated content_part.added',
    'updated content_part.text_delta',
    'updated content_part.done',
    'done assistant_message',
  ]);
  assert.deepEqual(texts(await chat.items(id)), ['It leaves at nine.']);
  assert.match(readableInput(model.requests[0]!), /When does OA476 leave/);
});

test('a click is a turn; one that does not stream answers with the widget', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      yield turn.widget({ type: 'Card', children: [{ type: 'Text', value: '0' }] });
    },
    async *action(turn, { type, payload, item }) {
      yield turn.message(`${type} ${JSON.stringify(payload)} on ${item ? 'a widget' : 'nothing'}`);
    },
    syncAction: (_, { item }) =>
      item ? { ...item, widget: { type: 'Card', children: [] } } : undefined,
  });
  const { id: thread_id } = await chat.create('Count');
  const widget = (await chat.items(thread_id))[1] as WidgetItem;
  const action = { type: 'count', payload: { by: 2 } };
  const click = { thread_id, item_id: widget.id, action };
  const events = await chat.events('threads.custom_action', click);
  assert.deepEqual(shape(events), ['stream_options', 'done assistant_message']);
  await chat.events('threads.custom_action', { thread_id, action: { type: 'ping' } });
  assert.deepEqual(texts(await chat.items(thread_id)), [
    'count {"by":2} on a widget',
    'ping undefined on nothing',
  ]);
  const { updated_item } = await chat.json<{ updated_item: WidgetItem }>(
    'threads.sync_custom_action',
    click,
  );
  assert.deepEqual(updated_item.widget, { type: 'Card', children: [] });
  assert.deepEqual((await chat.items(thread_id))[1], updated_item);
});

test('a click on what is no widget is one error, a click on nothing is 404', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      yield turn.message('Hello');
    },
  });
  const { id: thread_id } = await chat.create('Hi');
  const [message] = await chat.items(thread_id);
  const click = { thread_id, item_id: message!.id, action: { type: 'x' } };
  const events = await chat.events('threads.custom_action', click);
  assert.deepEqual(shape(events), ['stream_options', 'error']);
  const gone = await chat.post('threads.custom_action', { ...click, item_id: 'msg_0' });
  assert.equal(gone.status, 404);
});

test('only what was asked can be answered, once', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      if (turn.answered) yield turn.message('Thanks');
      else if (turn.text === 'tool') yield turn.clientTool('where');
      else yield turn.ask([{ type: 'freeform', id: 'q', question: 'Why?' }]);
    },
  });
  const { id: thread_id } = await chat.create('tool');
  const output = { thread_id, result: { gate: 'F12' } };
  assert.deepEqual(shape(await chat.events('threads.add_client_tool_output', output)), [
    'stream_options',
    'done client_tool_call',
    'done assistant_message',
  ]);
  assert.equal((await chat.post('threads.add_client_tool_output', output)).status, 409);

  const { id } = await chat.create('ask');
  const form = (await chat.items(id))[1]!;
  const answers = { thread_id: id, item_id: form.id, input: { status: 'skipped' } };
  assert.deepEqual(shape(await chat.events('threads.add_structured_input', answers)), [
    'stream_options',
    'replaced structured_input',
    'done assistant_message',
  ]);
  assert.equal((await chat.post('threads.add_structured_input', answers)).status, 409);
  const model = toAgentInput(await chat.items(id));
  assert.match(JSON.stringify(model), /<FORM_ANSWERS>\\n- Why\? \(skipped\)/);
});

test('a workflow is ended by the next item, with its duration, folded', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      const flow = turn.workflow();
      yield flow.start();
      yield flow.add({ type: 'custom', title: 'Search' });
      yield turn.message('Found');
    },
  });
  const { id, events } = await chat.create('Find');
  assert.deepEqual(shape(events).slice(3), [
    'added workflow',
    'updated workflow.task.added',
    'done workflow',
    'done assistant_message',
  ]);
  const flow = (await chat.items(id)).find((item) => item.type === 'workflow');
  assert.deepEqual(flow?.type === 'workflow' && flow.workflow, {
    type: 'custom',
    tasks: [{ type: 'custom', title: 'Search' }],
    expanded: false,
    summary: { duration: 0 },
  });
});

test('a picture comes in stages, and the thread gets a name', async () => {
  await using chat = await TestChat.start({
    async *respond(turn) {
      const image = turn.image();
      yield image.start();
      yield image.update({ id: 'i', url: 'https://example.com/1.png' }, 0.5);
      yield image.end({ id: 'i', url: 'https://example.com/2.png' });
      yield turn.endOfTurn();
    },
    title: (message) => Promise.resolve(`About: ${message}`),
  });
  const { id, events } = await chat.create('Draw');
  assert.ok(events.some((event) => event.type === 'thread.updated'));
  const thread = await chat.json<{ title: string }>('threads.get_by_id', { thread_id: id });
  assert.equal(thread.title, 'About: Draw');
  assert.deepEqual(types(await chat.items(id)), ['user_message', 'generated_image', 'end_of_turn']);
});

test('Stop is not offered where the chat forbids it, to who joins later either', async () => {
  const { promise: end, resolve } = Promise.withResolvers<undefined>();
  await using chat = await TestChat.start({
    allowCancel: (message) => message.content[0]?.text !== 'Pay',
    async *respond(turn) {
      await end;
      yield turn.message('Done.');
    },
  });
  for (const [text, allowed] of [
    ['Pay', false],
    ['Talk', true],
  ] as const) {
    await using stream = await chat.open('threads.create', { input: userInput(text) });
    const { event } = await stream.until('thread.created');
    const { id } = (event as { thread: { id: string } }).thread;
    const follow = await chat.server.app.request(`/support/threads/${id}/events`);
    const reader = (follow.body as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    const options = { allow_cancel: allowed, running: true };
    assert.ok(new TextDecoder().decode(value).includes(JSON.stringify(options)));
    await reader.cancel();
  }
  resolve(undefined);
});

test('what a turn does not change stays as the customer has it meanwhile', async () => {
  await using chat: TestChat = await TestChat.start({
    async *respond(turn) {
      if (turn.text === 'Hello') return yield turn.change({ title: 'By the turn' });
      await chat.json('threads.update', { thread_id: turn.thread.id, title: 'Mine' });
      yield turn.change({ status: { type: 'locked' } });
      yield turn.change({ allowed_image_domains: ['aurora.example'] });
    },
  });
  const { id: thread_id } = await chat.create('Hello');
  await chat.events('threads.add_user_message', { thread_id, input: userInput('Lock it') });
  const thread = await chat.json<Thread>('threads.get_by_id', { thread_id });
  assert.equal(thread.title, 'Mine');
  assert.deepEqual(thread.status, { type: 'locked' });
  assert.deepEqual(thread.allowed_image_domains, ['aurora.example']);
  const { titled_by } = await chat.database.kysely
    .selectFrom('threads')
    .select('titled_by')
    .executeTakeFirstOrThrow();
  assert.equal(titled_by, 'customer');
});
