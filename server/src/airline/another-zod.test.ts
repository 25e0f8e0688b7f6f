/** Parameters made with another copy of zod than the server's. That the types of this file can be checked is a test too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as older from 'zod-older';
import { TestApp, texts } from '../../test/app.ts';
import { call, readableInput, say } from '../../test/scripted-model.ts';
import { defineAction, defineAirline, type Action } from './airline.ts';
import { openskies } from './openskies/openskies.ts';

const countSeats = defineAction({
  name: 'count_seats',
  description: 'Counts seats.',
  parameters: older.object({
    rows: older.int().describe('How many rows'),
    side: older.enum(['left', 'right']).optional(),
  }),
  class: 'read',
  facts: ({ params }) => ({ seats: params.rows * (params.side ? 3 : 6) }),
  apply: ({ facts, params }) => ({ sentence: `${facts.seats.toFixed()} ${params.side ?? 'all'}` }),
}) as Action;

test('the model calls an action whose parameters are of another zod', async () => {
  await using app = await TestApp.start({
    airline: defineAirline({ ...openskies, actions: [countSeats] }),
    script: [
      call('count_seats', { rows: 'two' }),
      call('count_seats', { rows: 2, side: null }),
      say('There are 12.'),
    ],
  });
  const { id } = await app.create('How many seats?');
  assert.deepEqual(texts(await app.items(id)), ['There are 12.']);
  const [tool] = app.model.requests[0]?.tools ?? [];
  assert.match(JSON.stringify(tool), /"rows":\{[^}]*"How many rows"/);
  const [, afterWrong, afterRight] = app.model.requests.map(readableInput);
  assert.match(afterWrong ?? '', /was not called\. rows: Invalid input: expected/);
  assert.match(afterRight ?? '', /12 all/);
});

test('parameters of another zod that a model cannot be told are refused', () => {
  const parameters = older.object({ on: older.date() });
  assert.throws(
    () => defineAction({ ...countSeats, parameters } as never),
    /cannot be told: Date cannot be/,
  );
});
