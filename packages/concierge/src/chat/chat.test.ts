import { expect } from '@open-wc/testing';
import {
  added,
  assistantItem,
  delta,
  done,
  opening,
  storedThread,
  threadId,
  userItem,
} from '../../test/events.ts';
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
} from '../../test/scripted.ts';

describe('the chat', () => {
  afterEach(cleanUp);

  it('is accessible on the start screen, while streaming and when answered', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hello'),
            added(assistantItem('msg_2', '')),
            delta('msg_2', 'Good'),
            { hold: true },
            done(assistantItem('msg_2', 'Good day')),
          ],
        },
      ],
    });
    const element = await mount(server);
    await until(() => find(element, '.prompt'), 'prompts');
    await expectAccessible(element);
    void element.sendUserMessage({ text: 'Hello' });
    await until(() => element.shadowRoot?.querySelector('.cursor'), 'cursor');
    await expectAccessible(element);
    await server.go();
    await until(() => !element.shadowRoot?.querySelector('.cursor'), 'no cursor');
    await expectAccessible(element);
  });

  it('shows the message at once, and puts the server’s item in its place', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            { hold: true },
            ...opening('Move me to 12C'),
            done(assistantItem('msg_2', 'Done.')),
          ],
        },
      ],
    });
    const element = await mount(server);
    await until(() => find(element, '.prompt'), 'prompts');
    const sent = element.sendUserMessage({ text: 'Move me to 12C' });
    await until(() => findAll(element, '.bubble').length === 1, 'bubble');
    const before = find(element, 'openskies-user-message');
    await server.go();
    await sent;
    await until(() => textOf(element.shadowRoot?.querySelector('.markdown')) === 'Done.', 'answer');
    expect(findAll(element, '.bubble').map(textOf)).to.deep.equal(['Move me to 12C']);
    expect(find(element, 'openskies-user-message') === before, 'the node is kept').to.equal(true);
  });

  it('sends with Enter, breaks the line with Shift+Enter, and leaves composing input methods alone', async () => {
    const server = await scripted({ steps: [{ type: 'threads.create', events: opening('Hi') }] });
    const element = await mount(server);
    const input = type(element, 'Hi');
    expect(press(input, 'Enter', { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(press(input, 'Enter', { isComposing: true }).defaultPrevented).to.equal(false);
    expect((await server.requests('threads.create')).length).to.equal(0);
    press(input, 'Enter');
    await until(() => findAll(element, '.bubble').length === 1, 'bubble');
    expect(input.value).to.equal('');
    const request = await server.request('threads.create');
    expect(request?.body?.params).to.deep.equal({
      input: {
        content: [{ type: 'input_text', text: 'Hi' }],
        attachments: [],
        inference_options: {},
      },
    });
    expect(request?.body?.metadata).to.have.nested.property('openskies.message_id');
  });

  it('opens the same thread after a reload, and forgets one that is gone', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))],
        },
        {
          type: 'threads.get_by_id',
          json: storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', 'Hello.')),
        },
      ],
    });
    const first = await mount(server);
    await first.sendUserMessage({ text: 'Hi' });
    first.remove();
    const second = await mount(server);
    await until(() => findAll(second, '.markdown').length === 1, 'stored answer');
    expect(second.threadId).to.equal(threadId);
    second.remove();
    const third = await mount(server);
    await until(() => third.shadowRoot?.querySelector('.prompt'), 'start screen');
    expect(third.threadId).to.equal(null);
  });

  it('rates an answer and copies it', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))],
        },
        { type: 'items.feedback', json: {} },
      ],
    });
    const element = await mount(server);
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.message-actions'), 'actions');
    button(element, 'Helpful').click();
    await until(
      () => button(element, 'Helpful').getAttribute('aria-pressed') === 'true',
      'pressed',
    );
    await until(async () => (await server.requests('items.feedback')).length === 1, 'request');
    const request = await server.request('items.feedback');
    expect(request?.body?.params).to.deep.equal({
      thread_id: threadId,
      item_ids: ['msg_2'],
      kind: 'positive',
    });
  });

  it('still hears its store after it was moved in the page, with its stream unbroken', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            added(assistantItem('msg_2', '')),
            delta('msg_2', 'One'),
            { hold: true },
            delta('msg_2', ' two'),
            done(assistantItem('msg_2', 'One two')),
          ],
        },
      ],
    });
    const element = await mount(server);
    const sent = element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.cursor'), 'cursor');
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await server.go();
    await sent;
    await until(() => textOf(find(element, '.markdown')) === 'One two', 'the rest');
    box.remove();
  });

  it('tells the page what happens', async () => {
    const told: string[] = [];
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            { type: 'client_effect', name: 'ping', data: { a: 1 } },
            done(assistantItem('msg_2', 'Hello.')),
          ],
        },
      ],
    });
    const names = ['ready', 'thread-change', 'response-start', 'response-end', 'effect'];
    const element = await mount(server, (node) => {
      for (const name of names) node.addEventListener(`openskies-${name}`, () => told.push(name));
    });
    await element.sendUserMessage({ text: 'Hi' });
    expect(told).to.deep.equal([
      'ready',
      'response-start',
      'thread-change',
      'effect',
      'response-end',
    ]);
  });

  it('speaks a finished message once', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            added(assistantItem('msg_2', '')),
            delta('msg_2', 'Good '),
            done(assistantItem('msg_2', 'Good **day**')),
          ],
        },
      ],
    });
    const element = await mount(server);
    await element.sendUserMessage({ text: 'Hi' });
    await until(
      () => textOf(find(element, 'openskies-announcer [role="status"]')) !== '',
      'spoken',
    );
    expect(textOf(find(element, 'openskies-announcer [role="status"]'))).to.equal('Good day');
    expect(find(element, '.message-list').getAttribute('aria-live')).to.equal('off');
  });
});
