import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConcierge, Database, openskies } from '../../src/index.ts';
import { judged } from './judged.ts';
import { recordedModel } from './recorded-model.ts';
import { recordings, replay } from './replay.ts';

/** The flights that were booked lie after this day. */
const recordedAt = Date.parse('2026-02-20T12:00:00Z');

for (const recording of recordings('wire')) {
  test(`the concierge answers as recorded: ${recording.name}`, async () => {
    const clockOffset = recordedAt - Date.now();
    const database = await Database.open({ dataDir: ':memory:', clockOffset: () => clockOffset });
    const { model, turnTo } = recordedModel(recording);
    const concierge = createConcierge({ airline: openskies, model, database });
    const send = async (path: string, init: RequestInit) => concierge.app.request(path, init);
    const found = await replay(recording, send, async (step) => {
      // A client that left has its answer stopped: the recording waited for that, too.
      while ((await unfinished(database)) > 0) await new Promise(setImmediate);
      turnTo(step);
    });
    assert.deepEqual(judged(recording.name, found), { unexpected: [], missing: [] });
    await concierge.close();
    await database.close();
  });
}

async function unfinished(database: Database): Promise<number> {
  const { count } = await database.kysely
    .selectFrom('runs')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return count;
}
