import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { action } from '../../test/on-openskies.ts';
import { defineAction, type Action } from './airline.ts';
import { readArguments } from './tool-arguments.ts';

test('reads arguments, and none at all where none are needed', () => {
  assert.deepEqual(readArguments(action('cancel_trip'), ''), { params: {} });
  assert.deepEqual(readArguments(action('request_assistance'), '{"note":"Wheelchair"}'), {
    params: { note: 'Wheelchair' },
  });
});

test('drops what the action does not know', () => {
  assert.deepEqual(readArguments(action('cancel_trip'), '{"customer_id":"cus_1"}'), { params: {} });
});

test('takes null for a parameter that is left out', () => {
  const book = defineAction({
    name: 'book',
    description: 'Books.',
    parameters: z.object({ to: z.string(), cabin: z.string().optional() }),
    class: 'write',
    apply: () => ({ sentence: 'Booked.' }),
  }) as Action;
  assert.deepEqual(readArguments(book, '{"to":"NRT","cabin":null}'), { params: { to: 'NRT' } });
  assert.match(String(Object.values(readArguments(book, '{"to":null}'))), /to: /);
});

test('says what is wrong', () => {
  const seat = action('change_seat');
  assert.deepEqual(readArguments(seat, '{"seat":'), {
    problem: 'The arguments of change_seat are not valid JSON. Call it again.',
  });
  assert.deepEqual(readArguments(seat, '{"flight_number":"OA476","seat":12}'), {
    problem:
      'change_seat was not called. seat: Invalid input: expected string, received number. Call it again.',
  });
  for (const json of ['[]', 'null', '"12C"', '7', '{}']) {
    assert.match(String(Object.values(readArguments(seat, json))), /was not called\./, json);
  }
});
