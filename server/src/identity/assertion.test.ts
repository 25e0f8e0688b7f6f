/** What whoever runs the server learns of logins that fail. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { TestApp } from '../../test/app.ts';
import { assertion, keys, openSession, tenants } from '../../test/hosts.ts';
import type { LogFields, Logger } from '../logging.ts';

test('keys that cannot be read are no fault of the person, and the log says so; a refusal has its reason there', async () => {
  let now = 'away';
  const host = createServer((_, response) => {
    if (now === 'away') response.destroy();
    else response.end(now === 'broken' ? '<html>' : '{ "keys": [] }');
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const lines: [string, LogFields][] = [];
  const note: Logger['info'] = (fields, message) => void lines.push([message, fields]);
  const jwks_url = `http://127.0.0.1:${port}/jwks`;
  await using app = await TestApp.start({
    tenants: [{ ...tenants.aurora, jwks_url }],
    logger: { info: note, warn: note, error: note },
  });
  const header = { kid: 'elsewhere', alg: 'ES256' };
  const elsewhere = (): Promise<string> => assertion('u-1', { header, key: keys.ES256.privateKey });
  const said = async (assertion: string): Promise<unknown[]> => {
    lines.length = 0;
    const { status, error } = await openSession(app, { assertion });
    const [message, fields] = lines.find(([message]) => message !== 'request') ?? [];
    return [status, error?.code, message, fields?.tenant, fields?.code];
  };
  for (now of ['away', 'broken']) {
    const [status, code, ...line] = await said(await elsewhere());
    assert.deepEqual(
      [status, code, ...line.slice(0, 2)],
      [503, 'server.busy', 'jwks_url cannot be read', 'aurora'],
    );
  }
  now = 'read';
  const refused = [401, 'session.refused', 'assertion refused', 'aurora'];
  assert.deepEqual(await said(await elsewhere()), [...refused, 'ERR_JWKS_NO_MATCHING_KEY']);
  const stranger = await assertion('u-1', { claims: { aud: 'openskies:borealis' } });
  assert.deepEqual(await said(stranger), [...refused, 'ERR_JWT_CLAIM_VALIDATION_FAILED aud']);
  await new Promise((resolve) => host.close(resolve));
});
