import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { TestChat } from '../../test/chat-app.ts';
import type { LogFields, Logger } from '../logging.ts';
import type { ChatHandlers } from './handlers.ts';

/** What is logged while somebody says this to a chat. */
async function logged(said: string, handlers: ChatHandlers): Promise<LogFields[]> {
  const lines: LogFields[] = [];
  const log = (fields: LogFields): void => void lines.push(fields);
  const logger: Logger = { info() {}, warn: log, error: log };
  await using chat = await TestChat.start({ ...handlers, logger });
  await chat.create(said);
  return lines;
}

const failing = (fail: (said: string) => unknown): ChatHandlers => ({
  async *respond(turn) {
    await Promise.resolve();
    fail(turn.text);
  },
});

function lookUp(what: string): never {
  throw new RangeError(`No such flight: ${what}`);
}

test('the log has the words of an error of the author’s own code, and where it rose', async () => {
  const [line] = await logged(
    'Hello',
    failing(() => lookUp('OA1')),
  );
  assert.equal(line?.error_name, 'RangeError');
  assert.equal(line.error_message, 'No such flight: OA1');
  assert.match(line.at ?? '', /^at lookUp .*author-errors\.test\.ts/);
  assert.match(line.run_id ?? '', /^run_/);
  const [plain] = await logged('Hello', { respond: () => lookUp('OA2') });
  assert.equal(plain?.error_message, 'No such flight: OA2');
  const title = () => lookUp('OA3');
  const [titled] = await logged('Hello', { async *respond() {}, title });
  assert.equal(titled?.error_message, 'No such flight: OA3');
});

test('what the customer wrote is not in it, and what quotes data is not told', async () => {
  const lines = [
    ...(await logged('my secret wish', failing(lookUp))),
    ...(await logged(
      'my secret wish',
      failing((said) => JSON.parse(said) as unknown),
    )),
    ...(await logged(
      'my secret wish',
      failing((said) => Buffer.from('x', said as never)),
    )),
    ...(await logged(
      'my secret wish',
      failing((said) => {
        throw Object.assign(new Error(`400: ${said.slice(3)}`), { status: 400 });
      }),
    )),
  ];
  assert.equal(lines.length, 4);
  assert.equal(lines[0]?.error_message, 'No such flight: …');
  for (const { error_message } of lines.slice(1)) assert.equal(error_message, undefined);
  assert.doesNotMatch(JSON.stringify(lines), /secret/);
});

test('without a logger it is on standard error', async () => {
  const code = `
    import { createChatServer, Database } from ${JSON.stringify(new URL('../index.ts', import.meta.url))};
    const server = createChatServer({
      database: await Database.open({ dataDir: ':memory:' }),
      respond() { throw new Error('The desk is closed.'); },
    });
    const input = { content: [{ type: 'input_text', text: 'Hi' }], attachments: [], inference_options: {} };
    const body = JSON.stringify({ type: 'threads.create', params: { input } });
    const answer = await server.app.request('/support/chatkit', { method: 'POST', body });
    await answer.text();
    await server.close();`;
  const args = ['--conditions=openskies-source', '--input-type=module', '-e', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = await text(child.stderr);
  assert.match(said, /"error_message":"The desk is closed\."/);
  assert.match(said, /run failed/);
});
