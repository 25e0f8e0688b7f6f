import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConciergeError } from '@openskies/protocol';
import { ModelFailure } from '../agent/model-failure.ts';
import { userInput } from '../../test/app.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { call, say, type Script } from '../../test/scripted-model.ts';
import { Breaker } from './breaker.ts';

const input = userInput('Hello');
const down = { error: new ModelFailure('down', { retryable: true, status: 500 }) };

test('what fails in a row is left alone for a while, then tried by one', () => {
  let now = 0;
  const breaker = new Breaker({ failures: 3, restMs: 30_000 }, () => now);
  const passes = (tenant: string): boolean => {
    try {
      breaker.pass(tenant);
      return true;
    } catch (error) {
      assert.ok(error instanceof ConciergeError && error.code === 'server.busy');
      assert.ok((error.retryAfter ?? 0) > 0);
      return false;
    }
  };
  breaker.failed('a');
  breaker.failed('a');
  breaker.worked('a');
  breaker.failed('a');
  breaker.failed('a');
  assert.ok(passes('a'), 'two in a row are not three');
  breaker.failed('a');
  assert.ok(!passes('a'));
  assert.ok(passes('b'), 'another tenant has its own');
  now = 30_001;
  assert.deepEqual([passes('a'), passes('a')], [true, false], 'one tries');
  now = 31_100;
  assert.ok(passes('a'), 'an attempt that led to nothing does not keep the others out');
  breaker.failed('a');
  now = 60_000;
  assert.ok(!passes('a'), 'it still fails');
  now = 62_000;
  assert.ok(passes('a'));
  breaker.worked('a');
  assert.deepEqual([passes('a'), passes('a')], [true, true]);
});

test('a tenant whose model service fails is told at once; clicks and other tenants go on', async (t) => {
  let at = performance.now();
  t.mock.method(performance, 'now', () => at);
  let broken = false;
  const script: Script = (request) => {
    const isAurora = JSON.stringify(request.input).includes('aurora');
    if (broken && isAurora) return down;
    return JSON.stringify(request.input).includes('cancel') ? call('cancel_trip') : say('Hello.');
  };
  await using app = await startHosted({ script: [script], breaker: { failures: 2, restMs: 300 } });
  const anna = await Person.customer(app, 'anna');
  const bert = await Person.customer(app, 'bert', 'borealis');
  const ask = (person: Person, text: string): Promise<Response> =>
    person.post('threads.create', { input: userInput(text) });
  await (await ask(anna, 'aurora: cancel')).text();
  const card = await app.database.kysely
    .selectFrom('confirmations')
    .selectAll()
    .executeTakeFirstOrThrow();
  broken = true;
  for (let n = 0; n < 2; n++)
    assert.match(await (await ask(anna, 'aurora')).text(), /stream.error/);

  const { length } = app.model.requests;
  const refused = await ask(anna, 'aurora');
  assert.equal(app.model.requests.length, length, 'nobody waits for a failure');
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '1']);
  assert.equal((await bert.post('threads.create', { input })).status, 200);
  assert.equal((await anna.post('threads.list', {})).status, 200, 'reading goes on');
  const click = {
    thread_id: card.thread_id,
    item_id: card.item_id,
    action: { type: 'confirmation.accept', payload: { confirmation_id: card.id } },
  };
  const clicked = await anna.post('threads.custom_action', click);
  assert.equal(clicked.status, 200, 'a click needs no model');
  assert.match(await clicked.text(), /Trip cancelled/i);

  broken = false;
  assert.equal((await ask(anna, 'aurora')).status, 503);
  at += 301;
  assert.equal((await ask(anna, 'aurora')).status, 200, 'it is tried again by itself');
});

test('what one customer wrote closes the service for nobody', async () => {
  const refused = new ModelFailure('not that', { retryable: false, status: 400 });
  await using app = await startHosted({
    script: [{ error: refused }],
    breaker: { failures: 1, restMs: 60_000 },
  });
  const anna = await Person.customer(app, 'anna');
  for (let n = 0; n < 3; n++) {
    assert.equal((await anna.post('threads.create', { input })).status, 200);
  }
});
