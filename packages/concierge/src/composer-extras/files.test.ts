import { expect } from '@open-wc/testing';
import { assistantItem, done, opening, storedThread, threadId } from '../../test/events.ts';
import {
  button,
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  press,
  scripted,
  textOf,
  type,
  until,
  type ScriptedServer,
  type Step,
} from '../../test/scripted.ts';
import type { AttachmentsOption } from '../composer-options.ts';
import type { OpenskiesConcierge } from '../concierge.ts';
import type { ConciergeOptions } from '../options.ts';

const pixel = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);
const picture = (name = 'bag.png') => new File([pixel], name, { type: 'image/png' });
const letter = (name = 'visa.pdf') => new File(['%PDF'], name, { type: 'application/pdf' });

const attachment = (id: string, name: string, mime_type = 'image/png') => ({
  id,
  name,
  mime_type,
  ...(mime_type.startsWith('image/') ? { type: 'image', preview_url: '' } : { type: 'file' }),
});

const created = (id: string, name: string, mime_type?: string): Step => ({
  type: 'attachments.create',
  json: {
    ...attachment(id, name, mime_type),
    upload_descriptor: { url: 'upload', method: 'PUT', headers: { 'x-ticket': id } },
  },
});
const uploaded = (more: Partial<Step> = {}): Step => ({ type: 'PUT upload', json: {}, ...more });

async function open(
  server: ScriptedServer,
  attachments: Partial<AttachmentsOption> = {},
  api: Partial<ConciergeOptions['api']> = {},
): Promise<OpenskiesConcierge> {
  const element = await mount(server, (node) => {
    node.panels = 'chat';
    node.setOptions({
      api: { url: server.apiUrl, ...api },
      composer: { attachments: { enabled: true, ...attachments } },
    });
  });
  await until(() => element.shadowRoot?.querySelector('.attach'), 'the button');
  return element;
}

/** As a browser hands over what the customer chose. */
function choose(element: OpenskiesConcierge, ...files: File[]): void {
  const picker = find<HTMLInputElement>(element, '.file-picker');
  picker.files = transfer(...files).files;
  picker.dispatchEvent(new Event('change'));
}

function transfer(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

const chips = (element: OpenskiesConcierge) => findAll(element, '.attachment');
const caption = (element: OpenskiesConcierge) => textOf(find(element, '.attachment .caption'));
const spoken = (element: OpenskiesConcierge) => textOf(find(element, 'openskies-announcer'));
const problem = (element: OpenskiesConcierge) =>
  textOf(element.shadowRoot?.querySelector('.composer-error'));

describe('files of a message', () => {
  afterEach(cleanUp);

  it('are accessible while they are uploaded, when they are there and when one failed', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded({ hold: true }),
        created('atc_2', 'visa.pdf', 'application/pdf'),
        uploaded({ status: 500, text: '' }),
      ],
    });
    const element = await open(server);
    choose(element, picture());
    await until(() => chips(element)[0]?.ariaBusy === 'true', 'a file on its way');
    await expectAccessible(element);
    await server.go();
    await until(() => chips(element)[0]?.ariaBusy === null, 'a file that is there');
    choose(element, letter());
    await until(() => chips(element)[1]?.classList.contains('failed'), 'a file that failed');
    await expectAccessible(element);
    expect(find(element, '.attachments').getAttribute('aria-label')).to.equal('Attached files');
  });

  it('are announced, uploaded and sent by their ids', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded(),
        {
          type: 'threads.create',
          events: [
            opening('Here')[0],
            done({
              id: 'msg_1',
              thread_id: threadId,
              created_at: '2026-11-22T09:08:58Z',
              type: 'user_message',
              content: [{ type: 'input_text', text: 'Here' }],
              attachments: [attachment('atc_1', 'bag.pdf', 'application/pdf')],
              inference_options: {},
            }),
            done(assistantItem('msg_2', 'Thank you.')),
          ],
        },
      ],
    });
    const element = await open(server);
    choose(element, picture());
    await until(() => spoken(element) === 'bag.png is attached.', 'the announcement');
    expect(caption(element)).to.equal('70 byte');
    const create = await server.request('attachments.create');
    expect(create.body?.params).to.deep.equal({
      name: 'bag.png',
      size: pixel.length,
      mime_type: 'image/png',
    });
    const upload = await server.request('PUT upload');
    expect(upload.headers['x-ticket']).to.equal('atc_1');
    expect(upload.headers['content-type']).to.match(/^multipart\/form-data/);
    press(type(element, 'Here'), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.attachments', ['atc_1']);
    expect(chips(element)).to.have.length(0);
    await until(() => findAll(element, '.markdown').length > 0, 'the answer');
    await until(() => findAll(element, '.message-attachment').length === 1, 'the sent file');
  });

  it('may go without a word', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded(),
        { type: 'threads.create', events: opening('') },
      ],
    });
    const element = await open(server);
    expect(button(element, 'Send').disabled).to.equal(true);
    choose(element, picture());
    await until(() => !button(element, 'Send').disabled, 'a message that can go');
    button(element, 'Send').click();
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.content', []);
  });

  it('come by drop on the chat, under a sign that says so', async () => {
    const server = await scripted({ steps: [created('atc_1', 'bag.png'), uploaded()] });
    const element = await open(server);
    const panel = find(element, 'openskies-chat-panel');
    const drag = (name: string, ...files: File[]) => {
      const event = new DragEvent(name, { bubbles: true, cancelable: true });
      // Firefox makes no files of a script's transfer.
      Object.defineProperty(event, 'dataTransfer', {
        value: { types: ['Files'], files: transfer(...files).files },
      });
      find(element, '.start-title').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(drag('dragenter')).to.equal(true);
    expect(drag('dragover')).to.equal(true);
    await until(() => panel.querySelector('.drop-zone'), 'the sign');
    await expectAccessible(element);
    drag('dragleave');
    await until(() => !panel.querySelector('.drop-zone'), 'no sign');
    drag('dragenter');
    expect(drag('drop', picture())).to.equal(true);
    await until(() => chips(element).length === 1, 'the file');
    expect(panel.querySelector('.drop-zone')).to.equal(null);
  });

  it('come by paste, where no text comes with them', async () => {
    const server = await scripted({ steps: [created('atc_1', 'bag.png'), uploaded()] });
    const element = await open(server);
    const input = find<HTMLTextAreaElement>(element, 'textarea');
    const paste = (types: string[]) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', {
        value: { types, files: transfer(picture()).files },
      });
      input.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(paste(['text/plain', 'Files'])).to.equal(false);
    expect(chips(element)).to.have.length(0);
    expect(paste(['Files'])).to.equal(true);
    await until(() => chips(element).length === 1, 'the file');
  });

  it('are refused by kind, size and number, each with its reason', async () => {
    const server = await scripted({
      steps: [created('atc_1', 'a.png'), uploaded(), created('atc_2', 'b.png'), uploaded()],
    });
    const element = await open(server, {
      accept: { 'image/*': [] },
      maxSize: { 'image/*': 100 },
      maxCount: 2,
    });
    choose(element, letter());
    await until(() => problem(element), 'a reason');
    expect(problem(element)).to.equal('visa.pdf is of a kind that cannot be sent here.');
    choose(element, new File([new Uint8Array(101)], 'big.png', { type: 'image/png' }));
    await until(() => problem(element).startsWith('big'), 'the next reason');
    expect(problem(element)).to.equal('big.png is too large. A file may have up to 100 byte.');
    choose(element, picture('a.png'), picture('b.png'), picture('c.png'));
    await until(() => problem(element).startsWith('A message'), 'the last reason');
    expect(problem(element)).to.equal('A message holds up to 2 files.');
    expect(chips(element)).to.have.length(2);
    await expectAccessible(element);
  });

  it('that did not get through can be tried again; until then nothing is sent', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded({
          status: 413,
          json: { error: { code: 'attachment.too_large', message: 'Too large.', retry: false } },
        }),
        created('atc_2', 'bag.png'),
        uploaded(),
        { type: 'attachments.delete', json: {} },
      ],
    });
    const element = await open(server);
    const errors: string[] = [];
    element.addEventListener('openskies-error', ({ detail }) => errors.push(detail.error.code));
    choose(element, picture());
    await until(() => chips(element)[0]?.classList.contains('failed'), 'a failed file');
    expect(errors).to.deep.equal(['attachment.too_large']);
    expect(caption(element)).to.equal('Not uploaded');
    expect(problem(element)).to.equal('bag.png was not uploaded. Too large.');
    press(type(element, 'Here'), 'Enter');
    await until(() => problem(element).startsWith('Upload'), 'the other reason');
    expect(problem(element)).to.equal('Upload the files again, or remove them.');
    button(element, 'Upload bag.png again').click();
    await until(() => chips(element)[0]?.classList.contains('done'), 'the file');
    expect(problem(element)).to.equal('');
    expect(await server.requests('threads.create')).to.have.length(0);
    const deleted = await server.request('attachments.delete');
    expect(deleted.body?.params).to.deep.equal({ attachment_id: 'atc_1' });
  });

  it('can be taken away, on their way and after', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded({ hold: true }),
        { type: 'attachments.delete', json: {} },
        created('atc_2', 'bag.png'),
        uploaded(),
        { type: 'attachments.delete', json: {} },
      ],
    });
    const element = await open(server);
    choose(element, picture());
    await server.request('PUT upload');
    button(element, 'Remove bag.png').click();
    await until(() => chips(element).length === 0, 'nothing');
    expect((await server.request('attachments.delete')).body?.params).to.deep.equal({
      attachment_id: 'atc_1',
    });
    expect(element.shadowRoot?.activeElement?.localName).to.equal('textarea');
    choose(element, picture());
    await until(() => chips(element)[0]?.classList.contains('done'), 'a file');
    button(element, 'Remove bag.png').click();
    expect((await server.request('attachments.delete', 2)).body?.params).to.deep.equal({
      attachment_id: 'atc_2',
    });
  });

  it('stay with the draft when sending fails, and go with it the next time', async () => {
    const server = await scripted({
      steps: [
        created('atc_1', 'bag.png'),
        uploaded(),
        { type: 'threads.create', status: 500, text: '' },
        { type: 'threads.create', events: opening('Here') },
      ],
    });
    const element = await open(server);
    choose(element, picture());
    await until(() => chips(element)[0]?.classList.contains('done'), 'the file');
    press(type(element, 'Here'), 'Enter');
    await until(() => element.shadowRoot?.querySelector('.message-meta.danger'), 'not sent');
    await until(() => chips(element).length === 1, 'the file again');
    const input = find<HTMLTextAreaElement>(element, 'textarea');
    expect(input.value).to.equal('Here');
    await until(() => findAll(element, '.message-attachment').length === 1, 'the unsent file');
    press(input, 'Enter');
    const again = await server.request('threads.create', 2);
    expect(again.body?.params).to.have.deep.nested.property('input.attachments', ['atc_1']);
    expect(await server.requests('attachments.delete')).to.have.length(0);
  });

  it('go straight to the page’s own address, with the page’s own fetch, where it says so', async () => {
    const server = await scripted({
      steps: [
        { type: 'POST files', json: attachment('own_1', 'bag.png') },
        { type: 'threads.create', events: opening('Here') },
      ],
    });
    const signed: typeof fetch = (input, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('x-page', 'yes');
      return fetch(input, { ...init, headers });
    };
    const uploadUrl = server.apiUrl.replace('support/chatkit', 'files');
    const uploadStrategy = { type: 'direct', uploadUrl } as const;
    const element = await open(server, {}, { uploadStrategy, fetch: signed });
    choose(element, picture());
    await until(() => chips(element)[0]?.classList.contains('done'), 'the file');
    const upload = await server.request('POST files');
    expect(upload.headers['x-page']).to.equal('yes');
    expect(upload.headers['content-type']).to.match(/^multipart\/form-data/);
    expect(await server.requests('attachments.create')).to.have.length(0);
    press(type(element, 'Here'), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.attachments', ['own_1']);
  });

  it('show pictures of other hosts only where the conversation names them', async () => {
    const from = (allowed_image_domains: string[]) => ({
      ...storedThread(assistantItem('msg_1', 'Hi')),
      allowed_image_domains,
    });
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: from(['other.example']) }],
    });
    const element = await open(server);
    const preview_url = 'https://other.example/bag.png';
    const other = { ...attachment('a', 'bag.png'), preview_url };
    await element.setComposerValue({ attachments: [other as never] });
    await until(() => chips(element).length === 1, 'the file');
    expect(findAll(element, '.thumb img'), 'before there is a conversation').to.have.length(0);
    await element.setThreadId(threadId);
    await until(() => element.shadowRoot?.querySelector('.thumb img'), 'the picture');
  });

  it('stand in a stored message that has no words', async () => {
    const item = {
      id: 'msg_1',
      thread_id: threadId,
      created_at: '2026-11-22T09:08:58Z',
      type: 'user_message',
      content: [],
      attachments: [attachment('c', 'visa.pdf', 'application/pdf')],
      inference_options: {},
    };
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: storedThread(item) }],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.message-attachment').length === 1, 'the file');
    expect(findAll(element, '.bubble')).to.have.length(0);
    await expectAccessible(element);
  });
});
