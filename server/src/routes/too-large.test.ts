/** A body that is not read to its end must not stand in the way of the next request on its connection. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { TestApp } from '../../test/app.ts';

test('after a request that is too large the next one of the client is answered', async () => {
  await using app = await TestApp.start();
  const server = serve({
    fetch: app.concierge.app.fetch,
    port: 0,
    hostname: '127.0.0.1',
  }) as Server;
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string, body?: string): Promise<IncomingMessage> => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request({ host: '127.0.0.1', port, path, method, agent, timeout: 5000 });
    sent.on('timeout', () => sent.destroy(new Error('No answer.')));
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer;
  };
  try {
    for (const path of ['/support/chatkit', '/support/session', '/support/demo/news']) {
      const refused = await ask(path, 'x'.repeat(2_200_000));
      assert.deepEqual([refused.statusCode, refused.headers.connection], [413, 'close'], path);
      assert.equal((await ask('/support/health')).statusCode, 200, path);
    }
  } finally {
    agent.destroy();
    server.close();
  }
});
