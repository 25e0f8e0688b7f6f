import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ThreadItem, ThreadStreamEvent, WidgetItem } from '@openskies/protocol';
import { TestChat } from '../../test/chat-app.ts';
import { silentLogger, type Logger } from '../logging.ts';
import type { ChatTurn } from '../chat/chat-turn.ts';
import type { ChatHandlers } from '../chat/handlers.ts';

type Made = (turn: ChatTurn) => unknown;

const card = (children: unknown): WidgetItem['widget'] =>
  ({ type: 'Card', children }) as WidgetItem['widget'];
const inNodes = { type: 'Row', children: [{ type: 'Button', label: 7 }] };

/** What is given wrongly, and what its error says. */
const mistakes: [string, Made, RegExp][] = [
  ['nothing', () => undefined, /gave an event that is not right: it must be of type object/],
  ['an event that there is not', () => ({ type: 'nope' }), /gave an event "nope" .*: type must/],
  ['a widget without a list', (turn) => turn.widget(card(5)), /item\.widget\.children must be/],
  [
    'a node deep in a widget',
    (turn) => turn.widget(card([inNodes])),
    /item\.widget\.children\[0\]\.children\[0\]\.label must be of type string/,
  ],
  [
    'words that are none',
    (turn) => turn.message(5 as never),
    /"thread\.item\.done" .*: item\.content\[0\]\.text must be of type string/,
  ],
  [
    'an item of no kind',
    (turn) => ({ type: 'thread.item.done', item: { ...turn.message('').item, type: 'poem' } }),
    /item\.type must be one that the protocol has/,
  ],
  [
    'a level of no banner',
    () => ({ type: 'notice', level: 'loud', message: 'Hear' }),
    /level must be "info" or "warning" or "danger"/,
  ],
  ['a title in numbers', (turn) => turn.change({ title: 7 as never }), /thread\.title must be/],
];

async function start(handlers: Pick<ChatHandlers, 'respond' | 'syncAction'>) {
  const logged: (string | undefined)[] = [];
  const error: Logger['error'] = ({ error_message }) => void logged.push(error_message);
  return {
    chat: await TestChat.start({ ...handlers, logger: { ...silentLogger, error } }),
    logged,
  };
}

const types = (items: ThreadItem[]): string[] => items.map(({ type }) => type);

for (const [name, make, expected] of mistakes) {
  test(`${name} fails the turn, is not stored, and the log names the path`, async () => {
    const { chat, logged } = await start({
      async *respond(turn) {
        yield turn.message('Kept.');
        yield make(turn) as ThreadStreamEvent;
        yield turn.message('Not reached.');
      },
    });
    await using _ = chat;
    const { id, events } = await chat.create('Hi');
    assert.equal(events.at(-1)?.type, 'error');
    assert.deepEqual(types(await chat.items(id)), ['user_message', 'assistant_message']);
    assert.equal(logged.length, 1);
    assert.match(logged[0]!, expected);
  });
}

test('what is emitted wrongly is thrown to who emits it', async () => {
  let thrown: unknown;
  const { chat, logged } = await start({
    async *respond(turn) {
      await turn.emit(turn.widget(card(5))).catch((error: unknown) => (thrown = error));
      yield turn.message('It goes on.');
    },
  });
  await using _ = chat;
  const { id } = await chat.create('Hi');
  assert.match(String(thrown), /^MalformedEventError: .*item\.widget\.children must be/);
  assert.match(logged.join(), /item\.widget\.children must be/);
  assert.deepEqual(types(await chat.items(id)), ['user_message', 'assistant_message']);
});

test('fields and nodes that we do not know go along', async () => {
  const widget = { ...card([{ type: 'Hologram', depth: 3 }]), shine: true };
  const { chat } = await start({
    async *respond(turn) {
      yield turn.widget(widget);
    },
  });
  await using _ = chat;
  const { id } = await chat.create('Hi');
  const [, item] = await chat.items(id);
  assert.deepEqual((item as WidgetItem).widget, widget);
});

test('a widget that syncAction gives wrongly changes nothing', async () => {
  const { chat, logged } = await start({
    async *respond(turn) {
      yield turn.widget(card([]));
    },
    syncAction: (_, { item }) => (item ? { ...item, widget: card(5) } : undefined),
  });
  await using _ = chat;
  const { id: thread_id } = await chat.create('Hi');
  const before = await chat.items(thread_id);
  const click = { thread_id, item_id: before[1]!.id, action: { type: 'x' } };
  assert.equal((await chat.post('threads.sync_custom_action', click)).status, 500);
  assert.deepEqual(await chat.items(thread_id), before);
  assert.match(logged.join('\n'), /syncAction gave an item that is not right: widget\.children/);
});
