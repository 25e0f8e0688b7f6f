import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { userInput } from '../../test/app.ts';
import { TestChat } from '../../test/chat-app.ts';
import { picture } from '../../test/hostile-files.ts';
import { toAgentInput } from '../agent/item-input.ts';

test('whoever answers reads the pictures that a message carries, and a model sees them', async () => {
  const { png } = picture;
  const seen: unknown[] = [];
  await using chat = await TestChat.start({
    async *respond(turn) {
      const [{ id } = { id: '' }] = turn.input?.attachments ?? [];
      const { name, mime_type, bytes } = await turn.file(id);
      seen.push({ name, mime_type, bytes: Buffer.from(bytes).equals(png) });
      const items = await turn.items();
      const images = await turn.images(items);
      seen.push(JSON.stringify(toAgentInput(items, { imageOf: (one) => images.get(one) })));
      await assert.rejects(turn.file('atc_other'), { code: 'attachment.not_found' });
      yield turn.message('A beach.');
    },
  });
  const file = { name: 'beach.png', size: png.length, mime_type: 'image/png' };
  const { id, upload_descriptor } = await chat.json<Attachment>('attachments.create', file);
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'beach.png');
  const sent = await chat.server.app.request(upload_descriptor!.url, {
    method: upload_descriptor!.method,
    body: data,
  });
  assert.equal(sent.status, 200);
  const input = { ...userInput('Where is this?'), attachments: [id] };
  const stream = await chat.open('threads.create', { input });
  await stream.rest();
  assert.deepEqual(seen[0], { name: 'beach.png', mime_type: 'image/png', bytes: true });
  assert.ok(String(seen[1]).includes(`data:image/png;base64,${png.toString('base64')}`));
});
