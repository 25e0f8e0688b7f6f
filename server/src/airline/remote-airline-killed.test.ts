import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Confirmation, Page, ThreadItem, WidgetItem } from '@openskies/protocol';
import { mark, userInput } from '../../test/app.ts';
import { BookingSystem } from '../../test/booking-system.ts';
import { ServerProcess } from '../../test/process.ts';

/** The confirmation card of a thread. */
async function cardIn(server: ServerProcess, thread_id: string) {
  const response = await server.post('items.list', { thread_id, order: 'asc' });
  const { data } = (await response.json()) as Page<ThreadItem>;
  const item = data.find((one): one is WidgetItem => one.type === 'widget');
  assert.ok(item);
  const { confirmation } = item.widget as { confirmation?: Confirmation };
  return { item_id: item.id, confirmation };
}

test('a server that is killed while the airline is at it finds out, and does nothing twice', async () => {
  await using system = await BookingSystem.start();
  const dataDir = await mkdtemp(join(tmpdir(), 'openskies-remote-'));
  try {
    const env = { OPENSKIES_DATA_DIR: dataDir, BOOKING_SYSTEM: system.url };
    const script = fileURLToPath(new URL('../../test/remote-server.ts', import.meta.url));
    const first = await ServerProcess.start(env, script);
    const input = userInput('I need to add a bag');
    const created = await (await first.post('threads.create', { input })).text();
    const thread_id = /thr_[0-9a-f]{32}/.exec(created)?.[0] ?? '';
    const { item_id, confirmation } = await cardIn(first, thread_id);
    system.mood = 'holds';
    const payload = { confirmation_id: confirmation?.id };
    const click = { thread_id, item_id, action: { type: 'confirmation.accept', payload } };
    const cut = assert.rejects(
      first.post('threads.custom_action', click, mark()).then((response) => response.text()),
    );
    await system.ordered(1);
    await first.kill('SIGKILL');
    await cut;

    await using second = await ServerProcess.start(env, script);
    const receipt = async () => (await cardIn(second, thread_id)).confirmation?.receipt?.text;
    while ((await receipt()) !== 'Booked with Fjord') await sleep(50);
    assert.equal(system.orders, 1);
    assert.equal(system.done.length, 1);
    // Before it was ordered, and by the server that took over.
    assert.equal(system.questions, 2);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
