/** What a page may put into the composer, on the real server, with a microphone that the browser makes up. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from '../test/concierge-page.ts';
import { startStage, type Stage } from '../test/stage.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The first bytes of every WebM file. */
const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** A service of OpenAI's kind that answers every message alike, and hears every recording. */
class ModelService {
  recordings: Buffer[] = [];
  requests: { model: string; text: string }[] = [];
  #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (request.url?.endsWith('/audio/transcriptions')) {
          this.recordings.push(body);
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ text: 'Please look at this' }));
          return;
        }
        const { model, stream } = JSON.parse(body.toString()) as { model: string; stream: boolean };
        this.requests.push({ model, text: body.toString() });
        const content = [{ type: 'output_text', text: 'I see your bag.', annotations: [] }];
        const usage = {
          input_tokens: 1,
          output_tokens: 1,
          total_tokens: 2,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens_details: { reasoning_tokens: 0 },
        };
        const item = {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content,
        };
        const answer = {
          id: 'resp_1',
          object: 'response',
          status: 'completed',
          model,
          output: [item],
        };
        const whole = { ...answer, created_at: 1, usage };
        response.setHeader('content-type', stream ? 'text/event-stream' : 'application/json');
        const event = { type: 'response.completed', sequence_number: 0, response: whole };
        response.end(
          stream
            ? `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
            : JSON.stringify(whole),
        );
      });
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('the composer of a page that wants it all', () => {
  const service = new ModelService();
  let stage: Stage;
  before(async () => {
    stage = await startStage({ OPENAI_BASE_URL: await service.start(), OPENAI_API_KEY: 'a-key' });
  });
  after(async () => {
    await stage?.stop();
    service.stop();
  });

  it('uploads a picture, writes down what was said, and sends both', async () => {
    const { page, complaints, close } = await stage.visit(
      '/playground/?attachments=on&dictation=on&panels=chat',
      { permissions: ['microphone'] },
    );
    const concierge = new ConciergePage(page);
    await page.getByRole('button', { name: 'Attach files' }).waitFor();
    await page.locator('.file-picker').setInputFiles([
      { name: 'bag.png', mimeType: 'image/png', buffer: pixel },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
    ]);
    await page.getByText('notes.txt is of a kind that cannot be sent here.').waitFor();
    await page.getByText('bag.png is attached.').waitFor({ state: 'attached' });

    await page.getByRole('button', { name: 'Dictate' }).click();
    await page.getByRole('timer').getByText('0:01').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.waitForFunction(
      () =>
        document.querySelector('openskies-concierge')?.shadowRoot?.querySelector('textarea')
          ?.value === 'Please look at this',
    );
    assert.equal(service.recordings.length, 1);
    assert.ok(service.recordings[0]!.includes(webm), 'a real recording');

    await concierge.part('composer-input').press('Enter');
    await concierge.part('markdown').getByText('I see your bag.').waitFor();
    const picture = concierge.part('message-picture');
    await picture.waitFor();
    await page.waitForFunction(() => {
      const root = document.querySelector('openskies-concierge')?.shadowRoot;
      return root?.querySelector<HTMLImageElement>('[part="message-picture"]')?.naturalWidth === 1;
    });
    assert.ok(service.requests.some(({ text }) => text.includes('data:image/png;base64,')));
    assert.deepEqual(complaints, []);
    await close();
  });

  it('sends the chosen tool, names a flight, and writes it all into the snippet', async () => {
    const { page, complaints, close } = await stage.visit(
      '/playground/?tools=on&models=on&entities=on&commands=on&disclaimer=on&panels=chat',
    );
    const concierge = new ConciergePage(page);
    const snippet = await page.locator('.snippet').innerText();
    assert.match(snippet, /concierge\.setOptions\(\{/);
    assert.match(snippet, /onTagSearch/);
    await page.getByRole('button', { name: 'Tools' }).click();
    await page.getByRole('menuitemradio', { name: 'Look after my bags' }).click();
    await page.locator('.events').getByText('tool-change {"toolId":"bags"}').waitFor();
    const input = concierge.part('composer-input');
    await input.pressSequentially('Am I on @oa');
    await page.getByRole('option', { name: 'OA476' }).waitFor();
    await input.press('Enter');
    const sent = page.waitForRequest((request) => Boolean(request.postData()?.includes('today?')));
    await input.pressSequentially('today?');
    await input.press('Enter');
    const body = (await sent).postDataJSON() as { params: { input: unknown } };
    assert.deepEqual(body.params.input, {
      content: [
        { type: 'input_text', text: 'Am I on ' },
        {
          type: 'input_tag',
          id: 'OA476',
          text: 'OA476',
          data: { route: 'San Francisco to New York' },
          group: 'Flights',
          interactive: true,
        },
        { type: 'input_text', text: ' today?' },
      ],
      attachments: [],
      inference_options: { model: 'quick', tool_choice: { id: 'bags' } },
    });
    await concierge.answered(); // what moves takes itself away from the pointer
    await page.getByRole('button', { name: 'OA476' }).hover();
    await concierge.part('entity-preview').getByText('San Francisco to New York').waitFor();
    await concierge.part('disclaimer').getByRole('link', { name: 'terms' }).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });
});
