import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelFailure } from '../agent/model-failure.ts';
import { TestApp } from '../../test/app.ts';
import { call, say } from '../../test/scripted-model.ts';

const token = 'metrics-token-metrics-token';

test('the numbers are there for whoever has the token, and for nobody else', async () => {
  const refused = new ModelFailure('bad key', { retryable: false, status: 401 });
  await using app = await TestApp.start({
    metricsToken: token,
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Done.'),
      { error: refused },
    ],
  });
  await app.create('Seat 12C');
  await app.create('Hi');
  const get = (authorization?: string): Promise<Response> =>
    app.request('/support/metrics', authorization ? { headers: { authorization } } : {});
  assert.equal((await get()).status, 404);
  assert.equal((await get('Bearer metrics-token-metrics-tokex')).status, 404);
  const answer = await get(`Bearer ${token}`);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  for (const line of [
    /^openskies_model_step_seconds_count 2$/m,
    /^openskies_first_event_seconds_count 2$/m,
    /^openskies_transaction_seconds_count [1-9]/m,
    /^openskies_decisions_total\{action="change_seat",decision="effect"\} 1$/m,
    /^openskies_runs\{state="running"\} 0$/m,
    /^openskies_runs_finished_total\{state="done"\} 1$/m,
    /^openskies_runs_finished_total\{state="failed"\} 1$/m,
    /^openskies_runs_finished_total\{state="cancelled"\} 0$/m,
    /^openskies_followers 0$/m,
    /^openskies_run_takeovers_total 0$/m,
    /^openskies_stream_cuts_total 0$/m,
  ]) {
    assert.match(text, line);
  }
});

test('without a token there are none', async () => {
  await using app = await TestApp.start();
  assert.equal((await app.request('/support/metrics')).status, 404);
});
