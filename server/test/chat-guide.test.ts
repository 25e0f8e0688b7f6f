import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { flightDesk } from './flight-desk.ts';
import { Visitor } from './visitor.ts';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

test('the chat server of the guide is the one that is compiled here', async () => {
  const [, code] = /```ts\n(.*?)```/s.exec(await read('../../docs/chat-server.md')) ?? [];
  assert.equal(code, await read('./flight-desk.ts'));
});

test('the chat server of the guide works: its question, its widget, its button', async () => {
  const visitor = new Visitor(flightDesk.app);
  await visitor.say('Where do I board?');
  assert.deepEqual(visitor.said(), ['Which flight? For example **OA476**.']);
  await visitor.say('OA476');
  const { id, widget } = visitor.widget();
  assert.match(JSON.stringify(widget), /OA476: gate F12/);
  await visitor.click(id, { type: 'gate.watch', payload: { flight: 'OA476' } });
  assert.deepEqual(visitor.said(), ["You will hear of any change of OA476's gate."]);
  await visitor.click(id, { type: 'gate.watch', payload: { flight: 'OA000' } });
  assert.deepEqual(visitor.said(), []);
});
