import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChatServer, Database } from '../../src/index.ts';
import { judged } from './judged.ts';
import { referenceChat } from './reference-chat.ts';
import { recordings, replay } from './replay.ts';

for (const recording of recordings('wire-client')) {
  test(`a chat of ours answers as recorded: ${recording.name}`, async () => {
    const database = await Database.open({ dataDir: ':memory:' });
    const server = createChatServer({ ...referenceChat, database });
    const found = await replay(recording, async (path, init) => server.app.request(path, init));
    assert.deepEqual(judged(recording.name, found), { unexpected: [], missing: [] });
    await server.close();
    await database.close();
  });
}
