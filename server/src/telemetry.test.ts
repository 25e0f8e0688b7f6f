import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestApp } from '../test/app.ts';
import { call, say } from '../test/scripted-model.ts';
import { startTelemetry } from './telemetry.ts';

interface Span {
  name: string;
  startTime: number;
  attributes: Record<string, string | number>;
}

const missing = Object.assign(new Error('not there'), { code: 'ERR_MODULE_NOT_FOUND' });

/** The two packages, as far as they are used. */
function packages(): { spans: Span[]; log: string[]; load: (name: string) => Promise<unknown> } {
  const spans: Span[] = [];
  const log: string[] = [];
  const startSpan = (name: string, options: Omit<Span, 'name'>): { end(): void } => ({
    end: () => spans.push({ name, ...options }),
  });
  const all: Record<string, unknown> = {
    '@opentelemetry/api': {
      trace: { getTracer: (name: string) => (log.push(`tracer ${name}`), { startSpan }) },
    },
    '@opentelemetry/sdk-node': {
      NodeSDK: class {
        start = (): void => void log.push('start');
        shutdown = (): Promise<void> => Promise.resolve(void log.push('shutdown'));
      },
    },
  };
  return { spans, log, load: (name) => Promise.resolve(all[name]) };
}

test('with the packages a turn leaves spans: request, step, transaction, decision', async () => {
  const { spans, log, load } = packages();
  const telemetry = await startTelemetry('1.0.0', load);
  assert.ok(telemetry);
  await using app = await TestApp.start({
    observer: telemetry.observer,
    script: [call('change_seat', { flight_number: 'OA476', seat: '12C' }), say('Done.')],
  });
  await app.create('Seat 12C');
  const named = (name: string): Span[] => spans.filter((span) => span.name === name);
  assert.deepEqual(named('request')[0]?.attributes, {
    'http.request.method': 'POST',
    'http.response.status_code': 200,
  });
  assert.equal(named('model step').length, 2);
  assert.ok(named('transaction').length > 0);
  assert.deepEqual(named('decision')[0]?.attributes, {
    'openskies.action': 'change_seat',
    'openskies.decision': 'effect',
  });
  assert.ok(spans.every(({ startTime }) => startTime <= Date.now()));
  await telemetry.close();
  assert.deepEqual(log, ['start', 'tracer openskies-concierge', 'shutdown']);
});

for (const name of ['@opentelemetry/sdk-node', '@opentelemetry/api']) {
  test(`without ${name} nothing is started`, async () => {
    const { log, load } = packages();
    const partly = (wanted: string): Promise<unknown> =>
      wanted === name ? Promise.reject(missing) : load(wanted);
    assert.equal(await startTelemetry('1.0.0', partly), null);
    assert.deepEqual(log, []);
  });
}

test('a package that is there and broken stops the start', async () => {
  const broken = (): Promise<unknown> => Promise.reject(new SyntaxError('broken'));
  await assert.rejects(startTelemetry('1.0.0', broken), /broken/);
});
