import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorBody } from '@openskies/protocol';
import { TestApp } from '../../test/app.ts';
import { scriptedModel, TestModel } from '../../test/scripted-model.ts';
import type { Recorded, Transcribe } from '../agent/models.ts';

const recording = {
  audio_base64: Buffer.from('not really audio').toString('base64'),
  mime_type: 'audio/webm;codecs=opus',
};

function start(transcribe?: Transcribe): Promise<TestApp> {
  const model = scriptedModel(new TestModel());
  return TestApp.start({ model: transcribe ? { ...model, transcribe } : model });
}

async function codeOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as ErrorBody;
  return [response.status, error.code];
}

test('a recording becomes words', async () => {
  const heard: Recorded[] = [];
  await using app = await start((one) => {
    heard.push(one);
    return Promise.resolve(' Please move me to seat 14C. ');
  });
  const answer = await app.json('input.transcribe', recording);
  assert.deepEqual(answer, { text: 'Please move me to seat 14C.' });
  assert.equal(heard[0]!.mime_type, 'audio/webm');
  assert.equal(Buffer.from(heard[0]!.bytes).toString(), 'not really audio');
});

test('the header says whether there are ears, so that nobody has to record to find out', async () => {
  const headerOf = async (app: TestApp): Promise<string | null> =>
    (await app.request('/support/health')).headers.get('openskies-server');
  await using hears = await start(() => Promise.resolve(''));
  await using deaf = await start();
  assert.match((await headerOf(hears)) ?? '', /; dictation$/);
  assert.doesNotMatch((await headerOf(deaf)) ?? '', /dictation/);
});

test('a model without ears says so', async () => {
  await using app = await start();
  const answer = await app.post('input.transcribe', recording);
  assert.deepEqual(await codeOf(answer), [404, 'audio.unavailable']);
});

test('other kinds of audio, and what is none, are refused', async () => {
  await using app = await start(() => Promise.resolve('words'));
  const wav = await app.post('input.transcribe', { ...recording, mime_type: 'audio/wav' });
  assert.deepEqual(await codeOf(wav), [400, 'audio.unsupported']);
  for (const audio_base64 of ['', '!', '====']) {
    const answer = await app.post('input.transcribe', { ...recording, audio_base64 });
    assert.deepEqual(await codeOf(answer), [400, 'request.invalid']);
  }
});

test('a recording may be longer than any other request, up to 2 MiB', async () => {
  await using app = await start(({ bytes }) => Promise.resolve(String(bytes.length)));
  const long = { ...recording, audio_base64: Buffer.alloc(1024 * 1024).toString('base64') };
  assert.deepEqual(await app.json('input.transcribe', long), { text: '1048576' });
  const longer = { ...recording, audio_base64: Buffer.alloc(2 * 1024 * 1024).toString('base64') };
  const answer = await app.post('input.transcribe', longer);
  assert.deepEqual(await codeOf(answer), [413, 'request.too_large']);
});

test('a service that fails is an error that may pass; too many at once wait for nothing', async () => {
  const waiting: ((words: string) => void)[] = [];
  await using app = await start(({ bytes }) =>
    bytes.length === 1
      ? Promise.reject(new Error('secret detail'))
      : new Promise((resolve) => waiting.push(resolve)),
  );
  const broken = await app.post('input.transcribe', { ...recording, audio_base64: 'AA==' });
  const { error } = (await broken.json()) as ErrorBody;
  assert.deepEqual([error.code, error.retry], ['model.failed', true]);
  assert.ok(!error.message.includes('secret'));
  const many = Array.from({ length: 9 }, () => app.post('input.transcribe', recording));
  const busy = await Promise.race(many);
  assert.deepEqual(await codeOf(busy), [503, 'server.busy']);
  for (const resolve of waiting) resolve('words');
  const statuses = (await Promise.all(many)).map(({ status }) => status).sort();
  assert.deepEqual(statuses, [...Array<number>(8).fill(200), 503]);
});
