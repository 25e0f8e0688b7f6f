import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestApp } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';

test('health answers with the word of the seed', async () => {
  await using app = await TestApp.start();
  assert.deepEqual(await (await app.request('/support/health')).json(), { status: 'healthy' });
});

test('reading a customer creates nothing', async () => {
  await using app = await TestApp.start();
  for (const path of ['/support/customer', '/support/customer?thread_id=thr_neverseen']) {
    const response = await app.request(path);
    assert.equal(response.status, 200);
    const { customer } = (await response.json()) as {
      customer: { name: string; meal_preference: null };
    };
    assert.equal(customer.name, 'Jordan Miles');
    assert.equal(customer.meal_preference, null);
  }
  const rows = await app.database.kysely.selectFrom('customers').selectAll().execute();
  assert.equal(rows.length, 0);
});

test('each thread has its own customer; a stranger sees what is not there', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const stored = { ...(await app.customer(id)), name: 'Somebody else' };
  await app.database.kysely
    .updateTable('customers')
    .set({ profile: JSON.stringify(stored) })
    .execute();
  assert.equal((await app.customer(id)).name, 'Somebody else');
  await app.database.kysely.updateTable('threads').set({ owner: 'other' }).execute();
  assert.equal((await app.customer(id)).name, 'Jordan Miles');
});
