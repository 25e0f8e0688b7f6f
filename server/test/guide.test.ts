import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { startOpenAIServer } from './openai-server.ts';
import { fjordAir } from './fjord-air.ts';
import { Visitor } from './visitor.ts';
import { createConcierge, Database, openaiModel } from '../src/index.ts';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

test('the airline of the guide is the one that is compiled here', async () => {
  const [, code] = /```ts\n(.*?)```/s.exec(await read('../../docs/airline.md')) ?? [];
  assert.equal(code, await read('./fjord-air.ts'));
});

test('the airline of the guide works: its card, its price, its effect', async () => {
  let told = '';
  await using service = await startOpenAIServer(({ body }) => {
    if (body['model'] === 'title') return { text: 'Upgrade' };
    told = String(body['instructions']);
    return { calls: [{ name: 'upgrade_cabin', arguments: { flight_number: 'FA12' } }] };
  });
  const model = openaiModel({ baseURL: service.baseURL, model: 'm', titleModel: 'title' });
  const database = await Database.open({ dataDir: ':memory:' });
  const concierge = createConcierge({ airline: fjordAir, model, database });
  const visitor = new Visitor(concierge.app);
  await visitor.say('Business on FA12, please');
  assert.match(told, /^You are the concierge of Fjord Air, /);
  assert.doesNotMatch(told, /OpenSkies|flight_option_list/);
  assert.deepEqual(visitor.card().confirmation.price, {
    label: 'Charged to your card on file',
    amount: 89_00,
    currency: 'EUR',
  });
  assert.equal((await visitor.customer()).segments[0]?.cabin, undefined);
  await visitor.answer('accept');
  assert.equal(visitor.card().confirmation.receipt?.text, 'Upgraded FA12');
  assert.equal((await visitor.customer()).segments[0]?.cabin, 'business');
  await concierge.close();
  await database.close();
});
