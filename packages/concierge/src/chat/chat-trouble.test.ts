import { expect } from '@open-wc/testing';
import {
  added,
  assistantItem,
  cancellable,
  delta,
  done,
  numbered,
  opening,
  running,
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

describe('the chat in trouble', () => {
  afterEach(cleanUp);

  it('keeps the draft when sending fails, and sends again on request', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          status: 503,
          json: { error: { code: 'server.busy', message: 'Busy.', retry: true } },
        },
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))],
        },
      ],
    });
    const element = await mount(server);
    const input = type(element, 'Hi');
    press(input, 'Enter');
    await until(() => element.shadowRoot?.querySelector('.message-meta.danger'), 'not sent');
    expect(textOf(find(element, '.message-meta')))
      .to.contain('Not sent')
      .and.to.contain('Try again');
    expect(input.value).to.equal('Hi');
    await expectAccessible(element);
    press(input, 'Enter');
    await until(() => findAll(element, '.markdown').length === 1, 'answer');
    expect(findAll(element, '.bubble').map(textOf), 'not doubled').to.deep.equal(['Hi']);
    expect(input.value).to.equal('');
  });

  it('lets go of the draft once its message is sent from its place in the conversation', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          status: 503,
          json: { error: { code: 'server.busy', message: 'Busy.', retry: true } },
        },
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))],
        },
      ],
    });
    const element = await mount(server);
    const input = type(element, 'Hi');
    press(input, 'Enter');
    await until(() => element.shadowRoot?.querySelector('.message-meta.danger'), 'not sent');
    expect(input.value).to.equal('Hi');
    button(element, 'Try again').click();
    await until(() => findAll(element, '.markdown').length === 1, 'answer');
    await until(() => input.value === '', 'an empty composer');
    expect(findAll(element, '.bubble').map(textOf)).to.deep.equal(['Hi']);
  });

  it('goes on with the reply that went on while the page was reloaded', async () => {
    const server = await scripted({
      server: '0.1.0; model=demo',
      steps: [
        {
          type: 'threads.get_by_id',
          json: { ...storedThread(userItem('msg_1', 'Hi')), cursor: 3 },
        },
        {
          type: 'GET events',
          events: [
            running(true),
            added(assistantItem('msg_2', '')),
            delta('msg_2', 'Hel'),
            { hold: true },
            delta('msg_2', 'lo.'),
            numbered(4, done(assistantItem('msg_2', 'Hello.'))),
            numbered(5, running(false)),
            { hold: true },
          ],
        },
      ],
    });
    const element = await mount(server, (one) => (one.threadId = threadId));
    await until(() => textOf(element.shadowRoot?.querySelector('.markdown')) !== '', 'the text');
    expect(button(element, 'Stop').disabled).to.equal(false);
    await server.go();
    await until(() => !element.shadowRoot?.querySelector('.send-stop'), 'the end');
    expect(textOf(find(element, '.markdown'))).to.equal('Hello.');
    expect(findAll(element, '.bubble').map(textOf)).to.deep.equal(['Hi']);
    expect((await server.requests('GET events')).map(({ query }) => query)).to.deep.equal([
      'after=3',
    ]);
  });

  it('offers to ask again where a stored message never got its reply', async () => {
    const server = await scripted({
      server: '0.1.0; model=demo',
      steps: [
        {
          type: 'threads.get_by_id',
          json: { ...storedThread(userItem('msg_1', 'Hi')), cursor: 3 },
        },
        { type: 'GET events', events: [running(false), { hold: true }] },
        {
          type: 'threads.retry_after_item',
          events: [cancellable, done(assistantItem('msg_2', 'Hello.'))],
        },
      ],
    });
    const element = await mount(server, (one) => (one.threadId = threadId));
    await until(() => element.shadowRoot?.querySelector('[part~="error-row"]'), 'the error row');
    await expectAccessible(element);
    button(element, 'Retry').click();
    await until(() => findAll(element, '.markdown').length === 1, 'the answer');
    expect(element.shadowRoot?.querySelector('[part~="error-row"]')).to.equal(null);
  });

  it('says that a message is too long before it is sent', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server);
    const input = type(element, 'x'.repeat(8012));
    await until(() => element.shadowRoot?.querySelector('.composer-error'), 'error');
    expect(textOf(find(element, '.composer-error'))).to.equal(
      '12 characters too many. A message holds 8,000.',
    );
    expect(find<HTMLButtonElement>(element, '.send').disabled).to.equal(true);
    press(input, 'Enter');
    expect(await server.requests('threads.create')).to.have.length(0);
  });

  it('stops the reply of our server by asking it, and a foreign one by leaving', async () => {
    const events = [
      ...opening('Hi'),
      added(assistantItem('msg_2', '')),
      delta('msg_2', 'One moment'),
      { hold: true },
      done(assistantItem('msg_2', 'One moment')),
    ];
    const ours = await scripted({
      server: '0.1.0; model=demo',
      steps: [
        { type: 'threads.create', events },
        { type: 'POST stop', json: {} },
      ],
    });
    const element = await mount(ours);
    void element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.send-stop'), 'stop');
    expect(textOf(find(element, '.demo-badge'))).to.equal('Demo');
    button(element, 'Stop').click();
    await until(() => !element.shadowRoot?.querySelector('.send-stop'), 'no stop');
    expect((await ours.request('POST stop')).path).to.equal(`/support/threads/${threadId}/stop`);
    const spoken = find(element, 'openskies-announcer [role="status"]');
    await until(() => textOf(spoken) === 'Stopped', 'the word for screen readers');
    await ours.go();
    await until(() => find(element, '.message-list').getAttribute('aria-busy') === 'false', 'idle');

    const foreign = await scripted({ steps: [{ type: 'threads.create', events }] });
    const other = await mount(foreign);
    void other.sendUserMessage({ text: 'Hi' });
    await until(() => other.shadowRoot?.querySelector('.send-stop'), 'stop');
    expect(other.shadowRoot?.querySelector('.demo-badge')).to.equal(null);
    button(other, 'Stop').click();
    await until(() => find(other, '.message-list').getAttribute('aria-busy') === 'false', 'idle');
    expect(textOf(find(other, '.markdown'))).to.equal('One moment');
  });

  it('takes a message while a reply runs, and sends it afterwards', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('First'),
            added(assistantItem('msg_2', '')),
            { hold: true },
            done(assistantItem('msg_2', 'One.')),
          ],
        },
        {
          type: 'threads.add_user_message',
          events: [
            done(userItem('msg_3', 'Second')),
            cancellable,
            done(assistantItem('msg_4', 'Two.')),
          ],
        },
      ],
    });
    const element = await mount(server);
    void element.sendUserMessage({ text: 'First' });
    await until(() => element.shadowRoot?.querySelector('.cursor'), 'cursor');
    press(type(element, 'Second'), 'Enter');
    await until(() => element.shadowRoot?.querySelector('.message-meta'), 'waiting');
    expect(textOf(find(element, '.message-meta'))).to.equal('Waiting for the reply above');
    expect(await server.requests('threads.add_user_message')).to.have.length(0);
    await server.go();
    await until(() => findAll(element, '.markdown').length === 2, 'both answers');
    expect(findAll(element, '.bubble, .markdown').map(textOf)).to.deep.equal([
      'First',
      'One.',
      'Second',
      'Two.',
    ]);
  });

  it('answers again on retry, and drops what followed', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            done(assistantItem('msg_2', 'Half')),
            { type: 'error', code: 'stream.error', allow_retry: true },
          ],
        },
        {
          type: 'threads.retry_after_item',
          events: [cancellable, done(assistantItem('msg_3', 'Whole'))],
        },
      ],
    });
    const element = await mount(server);
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('[part~="error-row"]'), 'error row');
    await expectAccessible(element);
    button(element, 'Retry').click();
    await until(
      () => textOf(element.shadowRoot?.querySelector('.markdown')) === 'Whole',
      'second answer',
    );
    expect(findAll(element, '.markdown')).to.have.length(1);
    expect(findAll(element, '[part~="error-row"]')).to.have.length(0);
    const request = await server.request('threads.retry_after_item');
    expect(request?.body?.params).to.deep.equal({ thread_id: threadId, item_id: 'msg_1' });
  });

  it('looks at the stored thread when the stream breaks, and goes on from there', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            added(assistantItem('msg_2', '')),
            delta('msg_2', 'Hal'),
            { hold: true },
            { cut: true },
          ],
        },
        {
          type: 'threads.get_by_id',
          json: storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', 'Half and whole')),
        },
      ],
    });
    const element = await mount(server);
    const sent = element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.cursor'), 'cursor');
    await server.go();
    await sent;
    await until(() => textOf(find(element, '.markdown')) === 'Half and whole', 'the whole');
    expect(element.shadowRoot?.querySelector('.pill'), 'over within a second').to.equal(null);
  });

  it('says so when the broken reply cannot be found again', async () => {
    const errors: string[] = [];
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            added(assistantItem('msg_2', '')),
            { hold: true },
            { cut: true },
          ],
        },
        { type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) },
      ],
    });
    const element = await mount(server, (node) =>
      node.addEventListener('openskies-error', ({ detail }) => errors.push(detail.error.code)),
    );
    const sent = element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.cursor'), 'cursor');
    await server.go();
    await sent;
    expect(textOf(find(element, '[part~="error-row"]')))
      .to.contain('interrupted')
      .and.to.contain('Retry');
    expect(errors).to.deep.equal(['stream.broken']);
  });

  it('closes the composer of a closed thread and says why', async () => {
    const closed = {
      ...storedThread(userItem('msg_1', 'Hi')),
      status: { type: 'closed', reason: 'This trip is over' },
    };
    const server = await scripted({ steps: [{ type: 'threads.get_by_id', json: closed }] });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => element.shadowRoot?.querySelector('.composer-locked'), 'locked');
    expect(textOf(find(element, '.composer-locked'))).to.equal('This trip is over');
    expect(findAll(element, 'textarea')).to.have.length(0);
    await expectAccessible(element);
  });

  it('throws nothing into the page for a broken address or a page’s broken handler', async () => {
    const widget = {
      ...assistantItem('wid_1', ''),
      type: 'widget',
      widget: { type: 'Card', children: [{ type: 'Text', value: 'Hi' }] },
    };
    const server = await scripted({
      steps: [{ type: 'threads.create', events: [...opening('Hi'), done(widget)] }],
    });
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    try {
      const element = await mount(null);
      element.apiUrl = 'https://';
      await element.updateComplete;
      element.setOptions({
        api: { url: server.apiUrl },
        widgets: {
          onAction: () => {
            throw new Error('of the page');
          },
        },
      });
      await element.sendUserMessage({ text: 'Hi' });
      const told = new Promise<string>((resolve) =>
        element.addEventListener('openskies-widget-action', ({ detail }) =>
          resolve(detail.action.type),
        ),
      );
      await element.sendCustomAction({ type: 'open', handler: 'client' }, 'wid_1');
      expect(await told).to.equal('open');
      await until(() => reported.length === 1, 'the page’s error is reported');
      expect(String(reported[0])).to.contain('of the page');
      expect(await server.requests('threads.custom_action')).to.have.length(0);
    } finally {
      globalThis.reportError = reportError;
    }
  });
});
