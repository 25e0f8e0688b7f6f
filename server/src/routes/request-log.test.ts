import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestApp } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';
import type { LogFields, Logger } from '../logging.ts';

test('each request has a line with its id, and with the run that it began', async () => {
  const lines: [string, LogFields][] = [];
  const info: Logger['info'] = (fields, message) => void lines.push([message, fields]);
  const logger: Logger = { info, warn: info, error: info };
  await using app = await TestApp.start({ logger, script: [say('Hello.')] });
  await app.create('My secret wish');
  await app.request('/support/health?token=secret');
  const requests = lines.filter(([message]) => message === 'request').map(([, fields]) => fields);
  const sent = requests.find(({ route }) => route === '/support/chatkit');
  assert.ok(sent);
  assert.equal(sent.method, 'POST');
  assert.equal(sent.status, 200);
  assert.match(sent.run_id ?? '', /^run_/);
  const finished = lines.find(([message]) => message === 'run done');
  assert.equal(finished?.[1].run_id, sent.run_id);
  const health = requests.find(({ route }) => route === '/support/health');
  assert.equal(health?.run_id, undefined);
  assert.equal(new Set(requests.map(({ request_id }) => request_id)).size, requests.length);
  await app.request('/support/threads/secret/stop', { method: 'POST' });
  await app.request('/secret');
  assert.equal(lines.at(-2)?.[1].route, '/support/threads/:id/stop');
  assert.doesNotMatch(JSON.stringify(lines), /secret/);
});
