/** Fifty words that only the customer may see again, each planted in another place (SAFETY §5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { figures } from '../../test/figures.ts';
import { picture } from '../../test/hostile-files.ts';
import { assertion, openSession, Person, tenants } from '../../test/hosts.ts';
import { call, say, scriptedModel, TestModel, type Script } from '../../test/scripted-model.ts';

const metricsToken = 'operators-only-1234';

interface Places {
  /** Of each place, the canaries found there. */
  found: Record<string, string[]>;
  planted: number;
}

/** Plays a customer who says a canary wherever something can be said, and looks where none may be. */
async function play(extra: Script[] = []): Promise<Places> {
  let planted = 0;
  const canary = (): string => `canary-${String(++planted).padStart(3, '0')}-x`;
  const seen: Record<string, string> = { logs: '', observers: '', errors: '' };
  const log = (fields: object, message: string): void =>
    void (seen['logs'] += `${JSON.stringify([fields, message])}\n`);
  const observe = (...told: unknown[]): void => void (seen['observers'] += JSON.stringify(told));
  const broken = new Error(`${canary()}\n    at ${canary()} (file:///${canary()}.ts:1:1)`, {
    cause: new Error(canary()),
  });
  const model = new TestModel(
    call('change_seat', { flight_number: canary(), seat: canary(), [canary()]: canary() }),
    call(canary(), { note: canary() }),
    call('request_assistance', { note: canary() }),
    call('add_checked_bag', { note: canary() }),
    say(canary()),
    ...extra,
    { text: [canary()], error: broken },
  );
  const title = new TestModel({ error: new Error(canary()) }, say(canary()));
  await using app = await TestApp.start({
    tenants: [tenants.aurora],
    logger: { info: log, warn: log, error: log },
    observer: { request: observe, decided: observe },
    metricsToken,
    model: scriptedModel(model, title),
  });
  const read = async (response: Response): Promise<Response> => {
    const text = await response.clone().text();
    if (response.status >= 400) seen['errors'] += text;
    return response;
  };
  const claims = { email: `${canary()}@example.com`, loyalty: canary(), jti: canary() };
  const { token } = await openSession(app, { assertion: await assertion(canary(), { claims }) });
  const anna = new Person(app, token);

  const announced = await anna.json<Attachment>('attachments.create', {
    name: `${canary()}.png`,
    size: 100,
    mime_type: 'image/png',
  });
  const body = Uint8Array.from(Buffer.concat([picture.png, Buffer.from(canary())]));
  await read(await app.request(announced.upload_descriptor?.url ?? '', { method: 'POST', body }));
  const form = new FormData();
  form.append(canary(), new Blob([canary()]), canary());
  const path = `/support/attachments/${announced.id}/upload`;
  await read(await anna.request(path, { method: 'PUT', body: form }));
  const input = {
    content: [
      { type: 'input_text', text: canary() },
      { type: 'input_tag', id: canary(), text: canary(), data: { [canary()]: canary() } },
    ],
    attachments: [announced.id],
    quoted_text: canary(),
    inference_options: { model: canary(), tool_choice: { id: canary() } },
  };
  const marked = { openskies: { client: canary(), message_id: canary(), locale: canary() } };
  const created = await read(await anna.post('threads.create', { input }, marked));
  const thread_id = /thr_[0-9a-f]{32}/.exec(await created.text())?.[0] ?? '';
  const page = await anna.json<{ data: { id: string }[] }>('items.list', { thread_id });
  const item_id = page.data.at(-1)?.id ?? '';
  const action = { type: canary(), payload: { [canary()]: canary() } };
  await read(await anna.post('threads.custom_action', { thread_id, item_id, action }, mark()));
  await read(await anna.post('threads.update', { thread_id, title: canary() }));
  const output = { thread_id, result: { [canary()]: canary() } };
  await read(await anna.post('threads.add_client_tool_output', output, mark()));
  const next = { thread_id, input: userInput(canary()) };
  await read(await anna.post('threads.add_user_message', next, mark()));
  const last = { thread_id, input: userInput(canary()) };
  await read(await anna.post('threads.add_user_message', last, mark()));

  await read(await anna.post(canary(), { [canary()]: canary() }));
  await read(await anna.post('threads.get_by_id', { thread_id: canary(), [canary()]: 1 }));
  await read(await anna.request(`/support/threads/${canary()}/stop?${canary()}=${canary()}`));
  await read(await anna.request(`/support/${canary()}`, { method: 'POST', body: canary() }));
  await read(await anna.request('/support/chatkit', { method: 'POST', body: `{"${canary()}` }));
  const headers = {
    'last-event-id': canary(),
    'x-forwarded-for': canary(),
    'user-agent': canary(),
    'accept-language': canary(),
    referer: `https://${canary()}.example/`,
    cookie: `a=${canary()}`,
    'content-type': canary(),
  };
  await read(await anna.request(`/support/threads/${thread_id}/events`, { headers }));
  await read(await app.request('/support/health', { headers: { origin: `https://${canary()}` } }));
  await read(
    await app.request('/support/customer', {
      headers: { authorization: `Bearer ${canary()}.a.b` },
    }),
  );
  for (const bad of [
    { assertion: canary() },
    { assertion: await assertion('x', { header: { kid: canary() } }) },
    { anon_refresh: canary() },
    { publishable_key: canary() },
  ]) {
    const answer = await openSession(app, bad);
    seen['errors'] += JSON.stringify(answer.error ?? {});
  }

  const authorization = `Bearer ${metricsToken}`;
  const metrics = await app.request('/support/metrics', { headers: { authorization } });
  seen['metrics'] = await metrics.text();
  const { kysely } = app.database;
  seen['audit'] = JSON.stringify([
    await kysely.selectFrom('audit').selectAll().execute(),
    await kysely.selectFrom('audit_chains').selectAll().execute(),
  ]);
  // A search that finds nothing where everything was said would prove nothing.
  const items = await kysely.selectFrom('items').select('body').execute();
  const arrived = JSON.stringify(items).match(/canary-\d{3}/g) ?? [];
  assert.ok(new Set(arrived).size > 10, `${arrived.length} words arrived`);
  assert.ok((seen['audit'].match(/arguments_hash/g) ?? []).length > 1, 'something was decided');
  assert.match(seen['metrics'], /openskies_decisions_total\{/);
  assert.match(seen['logs'] ?? '', /run failed/);
  const found = Object.entries(seen).map(([place, text]): [string, string[]] => [
    place,
    [...new Set(text.match(/canary-\d{3}/g))],
  ]);
  return { found: Object.fromEntries(found), planted };
}

test('canaries in every place where a customer can say something: none in logs, metrics, errors, audit', async () => {
  const { found, planted } = await play();
  const counts = Object.entries(found).map(([place, words]) => `${words.length} in ${place}`);
  figures('canaries', `${planted} planted, ${counts.join(', ')}`);
  assert.ok(planted >= 50, `${planted}`);
  const none = { logs: [], observers: [], errors: [], metrics: [], audit: [] };
  assert.deepEqual(found, none);
});

test('the same goes red when one is said where logs look', async () => {
  const error = Object.assign(new Error('x'), { name: 'canary-999' });
  const { found } = await play([{ error }, { error }, { error }]);
  figures('canaries, planted', `${found['logs']?.length} in logs`);
  assert.deepEqual(found['logs'], ['canary-999']);
});
