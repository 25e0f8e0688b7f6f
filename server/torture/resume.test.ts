import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcceptedRun, Caller } from '../src/threads/accepted-run.ts';
import { MessageService } from '../src/threads/message-service.ts';
import { StreamLog } from '../src/threads/stream-log.ts';
import { usePostgres } from '../test/engine.ts';
import { size } from '../test/size.ts';
import { cutAndResume, lineOfCuts } from './cuts.ts';
import { doubleSubmits, lineOfRaces, twoTabs } from './races.ts';

const postgres = await usePostgres();

test('a stream cut at every event and at random bytes, resumed on another node, reads the same', async () => {
  const result = await cutAndResume(postgres, size(0, 5000));
  process.stdout.write(`${lineOfCuts(result)}\n`);
  assert.deepEqual(result.different, []);
});

const event = { type: 'progress_update', text: '' } as const;
const silence = { event, json: JSON.stringify(event) };

test('where a reader that comes back is not given all, the same harness goes red', async (t) => {
  const { follow } = StreamLog.prototype;
  t.mock.method(
    StreamLog.prototype,
    'follow',
    function (this: StreamLog, id: string, after: number) {
      const cursor = follow.call(this, id, after);
      const honest = cursor[Symbol.asyncIterator].bind(cursor);
      cursor[Symbol.asyncIterator] = async function* () {
        for await (const batch of honest()) {
          yield batch.map((entry) =>
            after > 0 && entry.event.type === 'thread.item.done' ? { ...entry, ...silence } : entry,
          );
        }
      };
      return cursor;
    },
  );
  const result = await cutAndResume(postgres, 0, ['What is my next flight?']);
  process.stdout.write(`planted: ${lineOfCuts(result)}\n`);
  assert.ok(result.different.length > 0);
});

test('double submits and two tabs on two nodes have one effect each', async () => {
  const races = size(60, 1000);
  const submits = await doubleSubmits(postgres, races);
  const tabs = await twoTabs(postgres, races);
  process.stdout.write(`${lineOfRaces(submits, tabs)}\n`);
  assert.equal(submits.effects, submits.races);
  assert.equal(tabs.effects, tabs.races);
});

test('where the id of a message counts for nothing, the same harness goes red', async (t) => {
  const { create } = MessageService.prototype;
  t.mock.method(
    MessageService.prototype,
    'create',
    function (this: MessageService, caller: Caller, ...rest: unknown[]) {
      return Reflect.apply(create, this, [{ ...caller, mark: undefined }, ...rest]) as AcceptedRun;
    },
  );
  await assert.rejects(doubleSubmits(postgres, 1), /made two threads/);
});
