import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { ThreadItem, ThreadStreamEvent } from '@openskies/protocol';
import { mark, shape, TestApp, userInput } from '../../test/app.ts';
import { call, say } from '../../test/scripted-model.ts';

const seat = { name: 'change_seat', args: { flight_number: 'OA476', seat: '14C' } };
const wheelchair = { name: 'request_assistance', args: { note: 'Wheelchair' } };
const bag = { name: 'add_checked_bag', args: {} };

type WorkItem = Extract<ThreadItem, { type: 'workflow' }>;

function listOf(items: ThreadItem[]): WorkItem | undefined {
  return items.find((item) => item.type === 'workflow');
}

const said = (item: WorkItem | undefined): string[] =>
  (item?.workflow.tasks ?? []).map((task) => `${task.status_indicator} ${task.title ?? ''}`);

/** How the list looked after each of its events. */
function looks(events: ThreadStreamEvent[]): string[][] {
  const seen: string[][] = [];
  let tasks: string[] = [];
  for (const event of events) {
    if ('item' in event && event.item.type === 'workflow') tasks = said(event.item);
    else if (event.type === 'thread.item.updated' && 'task' in event.update) {
      tasks = [...tasks];
      tasks[event.update.task_index] =
        `${event.update.task.status_indicator} ${event.update.task.title ?? ''}`;
    } else continue;
    seen.push(tasks);
  }
  return seen;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

test('several deeds of one step are a list, whose marks come with the effects', async () => {
  await using app = await TestApp.start({ script: [{ calls: [seat, wheelchair, bag] }] });
  const { id, events } = await app.create('14C, a wheelchair and a bag');
  const open = ['loading Recording your assistance request', 'loading Adding a checked bag'];
  assert.deepEqual(looks(events), [
    ['loading Changing your seat on OA476', ...open],
    ['complete Seat changed on OA476', ...open],
    ['complete Seat changed on OA476', 'complete Assistance requested', open[1]],
    // The bag waits for the click on its card: it is not done.
    [
      'complete Seat changed on OA476',
      'complete Assistance requested',
      'none Add one checked bag?',
    ],
    [
      'complete Seat changed on OA476',
      'complete Assistance requested',
      'none Add one checked bag?',
    ],
  ]);
  const names = shape(events);
  assert.ok(names.indexOf('added workflow') < names.indexOf('done task'));
  const list = listOf(await app.items(id));
  assert.equal(list?.workflow.expanded, false);
  assert.ok('duration' in (list?.workflow.summary ?? {}));
});

test('deeds one after the other become a list with the second', async () => {
  const script = [call(seat.name, seat.args), call(wheelchair.name, wheelchair.args), say('Done.')];
  await using app = await TestApp.start({ script });
  const { id, events } = await app.create('14C and a wheelchair');
  assert.deepEqual(looks(events)[0], [
    'complete Seat changed on OA476',
    'loading Recording your assistance request',
  ]);
  assert.deepEqual(said(listOf(await app.items(id))), [
    'complete Seat changed on OA476',
    'complete Assistance requested',
  ]);
});

test('the list stands above the words that lead to its second deed', async () => {
  const asked = { ...call(bag.name), text: ['Seat 14C is ', 'yours. Here is the bag.'] };
  await using app = await TestApp.start({ script: [call(seat.name, seat.args), asked] });
  const { id, events } = await app.create('14C and a bag');
  const order = (items: { type: string }[]) =>
    items
      .map(({ type }) => type)
      .filter((type) => type === 'workflow' || type === 'assistant_message');
  assert.deepEqual(order(await app.items(id)), ['workflow', 'assistant_message']);
  const stored = events.flatMap((event) => ('item' in event ? [event] : []));
  const shown = stored.filter(
    ({ type, item }) => type.endsWith('done') || item.type === 'workflow',
  );
  assert.equal(order(shown.map(({ item }) => item))[0], 'workflow');
});

test('what is refused gets no mark, and a single deed no list', async () => {
  const taken = { name: 'change_seat', args: { flight_number: 'OA476', seat: '99Z' } };
  await using app = await TestApp.start({
    script: [{ calls: [taken, wheelchair] }, say('Hm.'), call(seat.name, seat.args), say('Done.')],
  });
  const { id } = await app.create('99Z and a wheelchair');
  const list = listOf(await app.items(id));
  assert.deepEqual(said(list), [
    'none Changing your seat on OA476',
    'complete Assistance requested',
  ]);
  assert.match(JSON.stringify(list), /There is no seat 99Z/);
  const events = await app.say(id, '14C then', mark());
  assert.ok(!shape(events).some((name) => name.includes('workflow')));
});

test('deeds that were all refused make no list', async () => {
  const taken = { flight_number: 'OA476', seat: '99Z' };
  const script = [call('change_seat', taken), call(seat.name, seat.args), say('Done.')];
  await using app = await TestApp.start({ script });
  const { events } = await app.create('99Z, or 14C');
  assert.ok(!shape(events).some((name) => name.includes('workflow')));
});

test('a stock client sees none of it, and neither does the model', async () => {
  const script = [{ calls: [seat, wheelchair] }, say('Done.'), say('Again.')];
  await using app = await TestApp.start({ script });
  const { id, events } = await app.create('14C and a wheelchair', {});
  assert.ok(!shape(events).some((name) => name.includes('workflow')));
  assert.equal(listOf(await app.items(id, {})), undefined);
  await app.say(id, 'And?');
  assert.doesNotMatch(JSON.stringify(app.model.requests.at(-1)?.input), /workflow|wf_run_/);
});

test('the next server goes on with the list where the last one left it', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'openskies-work-'));
  try {
    const never = new Promise<never>(() => {});
    const waiting = { text: ['Hm.'], gate: { before: 0, until: never } };
    let id = '';
    {
      await using first = await TestApp.start({
        dataDir,
        script: [{ calls: [seat, wheelchair] }, waiting],
      });
      const stream = await first.open('threads.create', { input: userInput('14C …') }, mark());
      await using _ = stream;
      const { event } = (await stream.next())!;
      assert.ok(event.type === 'thread.created');
      id = event.thread.id;
      const done = async () =>
        said(listOf(await first.items(id))).filter((task) => task.startsWith('complete'));
      await until(async () => (await done()).length === 2);
    }
    await using second = await TestApp.start({
      dataDir,
      script: [{ calls: [{ ...bag, callId: 'call_bag' }] }],
    });
    await second.concierge.recover();
    await until(async () => listOf(await second.items(id))?.workflow.summary !== undefined);
    assert.deepEqual(said(listOf(await second.items(id))), [
      'complete Seat changed on OA476',
      'complete Assistance requested',
      'none Add one checked bag?',
    ]);
    assert.equal((await second.items(id)).filter(({ type }) => type === 'workflow').length, 1);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
