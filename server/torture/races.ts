/** The same thing asked twice at the same moment, of two nodes: it is done once. */
import type { Confirmation } from '@openskies/protocol';
import { lastWidget, mark, OpenStream, userInput } from '../test/app.ts';
import { TestNode } from '../test/node.ts';
import type { TestPostgres } from '../test/postgres.ts';
import { TestRedis } from '../test/redis.ts';
import { call, say, TestModel } from '../test/scripted-model.ts';

export interface RaceResult {
  races: number;
  effects: number;
}

const model = (name: string, args: object): TestModel =>
  new TestModel(({ input }) =>
    JSON.stringify(input).includes('function_call_result') ? say('Done.') : call(name, args),
  );

async function create(node: TestNode, message_id: string): Promise<string> {
  const params = { input: userInput('Please') };
  const stream = new OpenStream(await node.post('threads.create', params, mark(message_id)));
  const [first] = await stream.rest();
  if (first?.event.type !== 'thread.created') throw new Error('No thread.');
  return first.event.thread.id;
}

async function onTwoNodes(
  postgres: TestPostgres,
  scripted: TestModel,
  count: number,
  race: (a: TestNode, b: TestNode, n: number) => Promise<void>,
): Promise<RaceResult> {
  const url = await postgres.database();
  await using redis = await TestRedis.start();
  const parts = { url, model: scripted, redis: redis.url };
  const [a, b] = [await TestNode.start(parts), await TestNode.start(parts)];
  try {
    for (let n = 0; n < count; n++) await race(a, b, n);
    const { effects } = await a.counts();
    return { races: count, effects };
  } finally {
    await Promise.all([a.close(), b.close()]);
  }
}

/** One message, sent twice under one id. */
export function doubleSubmits(postgres: TestPostgres, count: number): Promise<RaceResult> {
  const seat = model('change_seat', { flight_number: 'OA476', seat: '12C' });
  return onTwoNodes(postgres, seat, count, async (a, b, n) => {
    const ids = await Promise.all([create(a, `m${n}`), create(b, `m${n}`)]);
    if (ids[0] !== ids[1]) throw new Error(`m${n} made two threads.`);
  });
}

/** Two tabs press the button of one card. */
export function twoTabs(postgres: TestPostgres, count: number): Promise<RaceResult> {
  return onTwoNodes(postgres, model('cancel_trip', {}), count, async (a, b, n) => {
    const thread_id = await create(a, `m${n}`);
    const item = lastWidget((await b.thread(thread_id)).items.data);
    const { id } = (item.widget as unknown as { confirmation: Confirmation }).confirmation;
    const action = { type: 'confirmation.accept', payload: { confirmation_id: id } };
    const params = { thread_id, item_id: item.id, action };
    await Promise.all(
      [a, b].map(async (node) => {
        const stream = new OpenStream(await node.post('threads.custom_action', params));
        await stream.rest();
      }),
    );
  });
}

export function lineOfRaces(submits: RaceResult, tabs: RaceResult): string {
  return `double submits: ${submits.races}, effects: ${submits.effects}; two-tab races: ${tabs.races}, effects: ${tabs.effects}`;
}
