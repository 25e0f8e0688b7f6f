/** A crowd at one server takes little memory, keeps nobody waiting for ever, and is let go in its time (SAFETY §5, §7). */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { AddressInfo } from 'node:net';
import { figures } from '../test/figures.ts';
import { tenants } from '../test/hosts.ts';
import { ServerProcess } from '../test/process.ts';
import { size } from '../test/size.ts';
import { Crowd, type CrowdSize } from './crowd.ts';

const crowd: CrowdSize = {
  followers: size(300, 3500),
  slowReaders: size(100, 500),
  slowSenders: size(100, 1000),
};
/** What the heap takes before it is collected, and 60 KiB for each stream. */
const roomFor = (streams: number): number => 128 * 2 ** 20 + streams * 60 * 1024;
/** A request may take 15 s; what is beyond that is the machine's. */
const patienceMs = 60_000;

// Side by side: both wait for what a server does after 15 seconds.
describe('a crowd', { concurrency: 2 }, () => {
  test(`${size(500, 5000)} followers, slow readers and slow senders: the others are served`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'openskies-crowd-'));
    const file = join(folder, 'tenants.json');
    const many = 1_000_000;
    const limits = { messages_per_minute: many, requests_per_minute: many };
    writeFileSync(file, JSON.stringify({ tenants: [{ ...tenants.aurora, limits }] }));
    try {
      await using server = await ServerProcess.start({
        OPENSKIES_TENANTS: file,
        OPENSKIES_DATA_DIR: folder,
        OPENSKIES_TRUSTED_PROXIES: '127.0.0.1',
      });
      const people = new Crowd(server);
      const streams = crowd.followers + crowd.slowReaders;
      await people.enter(streams);
      const alone = await people.serve(20);
      const before = people.memory();
      people.send(crowd.slowSenders);
      await people.follow(crowd.followers, true);
      await people.follow(crowd.slowReaders, false);
      const among = await people.serve(20);
      const gone = await people.lettingGo(patienceMs);
      const grown = people.memory() - before;
      people.leave();
      figures(
        'crowd',
        `${crowd.followers} followers, ${crowd.slowReaders} slow readers, ${crowd.slowSenders} slow senders (${gone} let go); ` +
          `${(grown / 2 ** 20).toFixed(0)} MiB for them; a list and a message took ${among.p50.toFixed(0)} ms p50, ` +
          `${among.worst.toFixed(0)} ms at most, ${alone.p50.toFixed(0)} ms p50 alone`,
      );
      assert.deepEqual([...among.statuses], [200]);
      assert.equal(gone, crowd.slowSenders);
      assert.ok(grown < roomFor(streams), `${grown} bytes`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('the same goes red at a server that waits for everybody', async () => {
    const patient = createServer((incoming, answer) => {
      incoming.resume().on('end', () => answer.end('{}'));
    });
    Object.assign(patient, { requestTimeout: 0, headersTimeout: 0 });
    await new Promise<void>((resolve) => patient.listen(0, '127.0.0.1', resolve));
    const { port } = patient.address() as AddressInfo;
    const people = new Crowd({ port: String(port) } as ServerProcess);
    people.send(10);
    const gone = await people.lettingGo(18_000);
    figures('crowd, planted', `${gone} of 10 slow senders let go`);
    assert.ok(gone < 10);
    people.leave();
    patient.closeAllConnections();
    patient.close();
  });
});
