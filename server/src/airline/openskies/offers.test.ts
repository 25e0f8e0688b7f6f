import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, TestApp, lastWidget, texts } from '../../../test/app.ts';
import { call, say } from '../../../test/scripted-model.ts';
import type { Confirmation, WidgetNode } from '@openskies/protocol';
import { demoModel } from '../../agent/demo-model.ts';
import { rebookFee } from './offers.ts';

async function offered(
  tool: string,
): Promise<{ app: TestApp; thread_id: string; item_id: string }> {
  const app = await TestApp.start({ script: [call(tool, { flight_number: 'OA476' }), say('Hm.')] });
  const { id: thread_id } = await app.create('What else is there for OA476?');
  const { id: item_id } = lastWidget(await app.items(thread_id));
  return { app, thread_id, item_id };
}

async function cardOf(app: TestApp, thread_id: string) {
  const item = lastWidget(await app.items(thread_id));
  const { confirmation } = item.widget as { confirmation?: Confirmation };
  assert.ok(confirmation, 'a card waits for its button');
  return { item_id: item.id, confirmation };
}

async function press(app: TestApp, thread_id: string, button: 'accept' | 'decline'): Promise<void> {
  const { item_id, confirmation } = await cardOf(app, thread_id);
  const payload = { confirmation_id: confirmation.id };
  await app.click(thread_id, item_id, `confirmation.${button}`, payload);
}

test('an upgrade is taken at the stored price, whatever the click says, and only by its card', async () => {
  const { app, thread_id, item_id } = await offered('upgrade_offer');
  await using _ = app;
  const before = await app.customer(thread_id);
  await app.click(thread_id, item_id, 'upsell.accept', { cabin_name: 'first', price: '$1' });
  const { confirmation } = await cardOf(app, thread_id);
  assert.equal(confirmation.title, 'Upgrade to premium economy?');
  assert.ok((confirmation.price?.amount ?? 0) > 100_00);
  assert.deepEqual((await app.customer(thread_id)).segments, before.segments);
  await press(app, thread_id, 'accept');
  const [flight] = (await app.customer(thread_id)).segments;
  assert.equal(flight?.cabin, 'premium economy');
  assert.match(texts(await app.items(thread_id)).at(-1) ?? '', /OA476 is now in premium economy/);
});

test('an offer does not look like the confirmation that follows it: no filled button, no price on one', async () => {
  const { app, thread_id } = await offered('upgrade_offer');
  await using _ = app;
  const { widget } = lastWidget(await app.items(thread_id));
  const { children, confirm } = widget as { children: WidgetNode[]; confirm?: unknown };
  assert.equal(confirm, undefined);
  const { children: buttons } = children.at(-1) as { children: WidgetNode[] };
  assert.deepEqual(
    buttons.map((button) => {
      const { type, label, variant } = button as { type: string; label: string; variant: string };
      return [type, label, variant];
    }),
    [
      ['Button', 'Stay in economy', 'outline'],
      ['Button', 'Upgrade', 'outline'],
    ],
  );
});

test('the demo model leaves the words to the offer: what it is of, then that nothing changes yet', async () => {
  const model = demoModel({ paceMs: 0, now: () => new Date() });
  await using app = await TestApp.start({ model });
  const { id } = await app.create('Can I upgrade to business?');
  assert.deepEqual(texts(await app.items(id)), [
    'This is what business costs on OA476. Nothing changes before you confirm.',
  ]);
});

test('an upgrade that is left changes nothing, and is answered once', async () => {
  const { app, thread_id, item_id } = await offered('upgrade_offer');
  await using _ = app;
  const before = await app.customer(thread_id);
  await app.click(thread_id, item_id, 'upsell.decline', {});
  assert.match(texts(await app.items(thread_id)).at(-1) ?? '', /You stay in economy/);
  const count = (await app.items(thread_id)).length;
  await app.click(thread_id, item_id, 'upsell.accept', {});
  assert.equal((await app.items(thread_id)).length, count);
  assert.deepEqual((await app.customer(thread_id)).segments, before.segments);
});

test('another departure is taken for the fee, by its card', async () => {
  const { app, thread_id, item_id } = await offered('rebook_options');
  await using _ = app;
  const choice = { flight_number: 'OA1', option_id: 'flight-late', depart_time: '03:00' };
  await app.click(thread_id, item_id, 'rebook.select_option', choice);
  const { confirmation } = await cardOf(app, thread_id);
  assert.equal(confirmation.price?.amount, rebookFee);
  await press(app, thread_id, 'accept');
  const [flight, other] = (await app.customer(thread_id)).segments;
  assert.notEqual(flight?.flight_number, 'OA476');
  assert.equal(flight?.departure_time, '21:55');
  assert.match(flight?.seat ?? '', /^\d+[A-F]$/);
  assert.equal(other?.flight_number, 'OA477');
});

test('keeping the flight, or declining the card, changes nothing', async () => {
  const { app, thread_id, item_id } = await offered('rebook_options');
  await using _ = app;
  const before = await app.customer(thread_id);
  await app.click(thread_id, item_id, 'rebook.keep', { option_id: 'keep' });
  assert.match(texts(await app.items(thread_id)).at(-1) ?? '', /You keep OA476/);
  assert.deepEqual((await app.customer(thread_id)).segments, before.segments);

  const next = await offered('rebook_options');
  await using __ = next.app;
  await next.app.click(next.thread_id, next.item_id, 'rebook.select_option', {
    option_id: 'flight-late',
  });
  await press(next.app, next.thread_id, 'decline');
  const [flight] = (await next.app.customer(next.thread_id)).segments;
  assert.equal(flight?.flight_number, 'OA476');
});

test('what was not offered does nothing', async () => {
  const { app, thread_id, item_id } = await offered('rebook_options');
  await using _ = app;
  const count = (await app.items(thread_id)).length;
  for (const option_id of ['keep', 'flight-never', 7]) {
    await app.click(thread_id, item_id, 'rebook.select_option', { option_id }, mark());
  }
  await app.click(thread_id, item_id, 'upsell.accept', { price: '$1' }, mark());
  assert.equal((await app.items(thread_id)).length, count);
});
