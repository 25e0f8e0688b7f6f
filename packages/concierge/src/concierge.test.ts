import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../test/customer-fixture.ts';
import { assistantItem, done, opening, storedThread, threadId, userItem } from '../test/events.ts';
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
  until,
} from '../test/scripted.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import { define } from './define.ts';

const visible = (element: OpenskiesConcierge, tag: string) =>
  find(element, tag).getBoundingClientRect().width > 0;

async function withCustomer(width: number): Promise<OpenskiesConcierge> {
  const server = await scripted({ steps: [] });
  const element = await mount(server, (node) => {
    node.customer = drawnCustomer();
    node.style.setProperty('width', `${width}px`);
  });
  await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the customer');
  return element;
}

describe('<openskies-concierge>', () => {
  afterEach(cleanUp);

  it('stands in two columns from 720 px of its own width, and behind tabs below', async () => {
    const element = await withCustomer(720);
    const chat = find(element, 'openskies-chat-panel').getBoundingClientRect();
    const customer = find(element, 'openskies-customer-panel').getBoundingClientRect();
    expect([chat.width, customer.width]).to.deep.equal([320, 400]);
    expect(visible(element, '.tabs')).to.equal(false);
    await expectAccessible(element);

    element.style.setProperty('width', '719px');
    await until(() => visible(element, '.tabs'), 'tabs');
    await until(() => element.shadowRoot?.querySelector('[role="tabpanel"]'), 'panels of tabs');
    expect(visible(element, 'openskies-customer-panel')).to.equal(false);
    await expectAccessible(element);
    element.style.setProperty('width', '1100px');
    await until(() => !element.shadowRoot?.querySelector('[role="tabpanel"]'), 'columns again');
    expect(find(element, 'openskies-chat-panel').getBoundingClientRect().width).to.equal(420);
  });

  it('changes tabs by click and by arrow keys', async () => {
    const element = await withCustomer(400);
    await until(() => findAll(element, '[role="tabpanel"]').length === 2, 'panels of tabs');
    const [chat, trip] = findAll(element, '[role="tab"]') as [HTMLElement, HTMLElement];
    trip.click();
    await until(() => visible(element, 'openskies-customer-panel'), 'the trip');
    expect(visible(element, 'openskies-chat-panel')).to.equal(false);
    await expectAccessible(element);
    press(trip, 'ArrowLeft');
    await until(() => visible(element, 'openskies-chat-panel'), 'the chat');
    expect(element.shadowRoot?.activeElement === chat).to.equal(true);
    expect(chat.tabIndex).to.equal(0);
    expect(trip.tabIndex).to.equal(-1);
  });

  it('puts a dot on the other tab when the trip changed out of sight', async () => {
    const element = await withCustomer(400);
    const customer = drawnCustomer();
    element.customer = { ...customer, segments: [{ ...customer.segments[0]!, seat: '12C' }] };
    await until(() => element.shadowRoot?.querySelector('.tab-dot'), 'the dot');
    expect(textOf(findAll(element, '[role="tab"]')[1])).to.equal('Your trip');
    expect(find(element, '.tab-dot').getAttribute('aria-label')).to.equal('Updated');
    await expectAccessible(element);
    findAll(element, '[role="tab"]')[1]!.click();
    await until(() => !element.shadowRoot?.querySelector('.tab-dot'), 'no dot');
  });

  it('shows only the panel that the page wants', async () => {
    const element = await withCustomer(900);
    element.panels = 'chat';
    await element.updateComplete;
    expect(findAll(element, 'openskies-customer-panel, .tabs')).to.have.length(0);
    element.panels = 'customer';
    await element.updateComplete;
    expect(findAll(element, 'openskies-header, .tabs')).to.have.length(0);
    expect(visible(element, 'openskies-chat-panel')).to.equal(false);
    expect(visible(element, 'openskies-customer-panel')).to.equal(true);
    await expectAccessible(element);
  });

  it('draws no chat where the page wants none, and keeps the draft of one that it wants no more', async () => {
    const element = await withCustomer(900);
    await element.setComposerValue({ text: 'my draft' });
    for (const panels of ['customer', 'both'] as const) {
      element.panels = panels;
      await element.updateComplete;
    }
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).to.equal('my draft');
    const server = await scripted({ steps: [] });
    const other = await mount(server, (node) => (node.panels = 'customer'));
    await other.updateComplete;
    expect(findAll(other, 'openskies-chat-panel')).to.have.length(0);
  });

  it('has no customer panel where nobody supplies a customer', async () => {
    const element = await mount(await scripted({ steps: [] }));
    await until(() => findAll(element, 'openskies-customer-panel').length === 0, 'no panel');
    expect(findAll(element, '.tabs')).to.have.length(0);
    await expectAccessible(element);
  });

  it('takes attributes and properties', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server, (node) => {
      node.setAttribute('greeting', 'Where to?');
      node.setAttribute('placeholder', 'Write here');
      node.setAttribute('heading-level', '3');
      node.startPrompts = [{ label: 'Hotel', prompt: 'Find me a hotel', icon: 'map' }];
    });
    expect(textOf(find(element, '.start-title'))).to.equal('Where to?');
    expect(find(element, '.start-title').localName).to.equal('h4');
    expect(find(element, '.header-title').localName).to.equal('h3');
    expect(find<HTMLTextAreaElement>(element, 'textarea').placeholder).to.equal('Write here');
    expect(findAll(element, '.prompt').map(textOf)).to.deep.equal(['Hotel']);
    findAll(element, '.prompt')[0]!.click();
    await until(() => findAll(element, '.bubble').length === 1, 'the prompt is sent');
    expect(textOf(find(element, '.bubble'))).to.equal('Find me a hotel');
  });

  it('takes options in ChatKit’s shape, whole and not merged', async () => {
    const server = await scripted({ steps: [] });
    const api = { url: server.apiUrl };
    const element = await mount(null);
    element.setOptions({
      api,
      theme: { colorScheme: 'dark', density: 'compact', radius: 'sharp' },
      header: { title: { text: 'Desk' } },
      history: { enabled: false },
      startScreen: { greeting: 'Hello', prompts: [{ label: 'A', prompt: 'a' }] },
      composer: { placeholder: 'Ask' },
      disclaimer: { text: 'Be careful' },
    });
    await element.updateComplete;
    await until(
      () => textOf(element.shadowRoot?.querySelector('.start-title')) === 'Hello',
      'options',
    );
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
    expect(element.getAttribute('density')).to.equal('compact');
    expect(textOf(find(element, '.header-title'))).to.equal('Desk');
    expect(findAll(element, '.history-button')).to.have.length(0);
    expect(find<HTMLTextAreaElement>(element, 'textarea').placeholder).to.equal('Ask');
    expect(textOf(find(element, '.disclaimer'))).to.equal('Be careful');
    element.setOptions({ api });
    await element.updateComplete;
    await until(
      () => textOf(element.shadowRoot?.querySelector('.header-title')) === 'Concierge',
      'defaults',
    );
    expect(element.getAttribute('density')).to.equal('normal');
    expect(element.hasAttribute('color-scheme')).to.equal(false);
  });

  it('fills and focuses the composer on the page’s behalf', async () => {
    const element = await mount(await scripted({ steps: [] }));
    await element.setComposerValue({ text: 'Move me to' });
    await element.focusComposer();
    const input = find<HTMLTextAreaElement>(element, 'textarea');
    expect(input.value).to.equal('Move me to');
    expect(element.shadowRoot?.activeElement === input).to.equal(true);
  });

  it('grows the composer to six lines, then scrolls', async () => {
    const element = await mount(await scripted({ steps: [] }));
    const input = find<HTMLTextAreaElement>(element, 'textarea');
    const heightOf = async (lines: number) => {
      await element.setComposerValue({ text: Array.from({ length: lines }, () => 'x').join('\n') });
      await find<HTMLElementTagNameMap['openskies-composer']>(element, 'openskies-composer')
        .updateComplete;
      return input.getBoundingClientRect().height;
    };
    expect([
      await heightOf(1),
      await heightOf(3),
      await heightOf(6),
      await heightOf(9),
    ]).to.deep.equal([36, 84, 156, 156]);
    expect(getComputedStyle(input).overflowY).to.equal('auto');
  });

  it('opens the thread that it is told, loading and failing in sight', async () => {
    const told: string[] = [];
    const server = await scripted({
      steps: [
        { type: 'threads.get_by_id', status: 500, text: 'Internal Server Error' },
        { type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) },
      ],
    });
    const element = await mount(server, (node) => {
      for (const name of ['thread-change', 'thread-load-start', 'thread-load-end', 'error']) {
        node.addEventListener(`openskies-${name}`, () => told.push(name));
      }
      node.setAttribute('thread-id', threadId);
    });
    await until(() => element.shadowRoot?.querySelector('.state-title'), 'the failure');
    await expectAccessible(element);
    expect(told).to.deep.equal(['thread-change', 'thread-load-start', 'error', 'thread-load-end']);
    button(element, 'Retry').click();
    await until(() => textOf(element.shadowRoot?.querySelector('.bubble')) === 'Hi', 'the thread');
  });

  it('begins anew with reset', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))],
        },
      ],
    });
    const element = await mount(server);
    await element.sendUserMessage({ text: 'Hi' });
    await element.setComposerValue({ text: 'draft' });
    await element.reset();
    await until(() => element.shadowRoot?.querySelector('.prompt'), 'start screen');
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).to.equal('');
    expect(element.threadId).to.equal(null);
  });

  it('answers client tools from clientTools, from onClientTool, and from the event', async () => {
    const call = (id: string) =>
      done({
        ...assistantItem(id, ''),
        type: 'client_tool_call',
        status: 'pending',
        call_id: id,
        name: 'where',
        arguments: { a: 1 },
      });
    const output = { type: 'threads.add_client_tool_output', events: [] };
    const ways: ((node: OpenskiesConcierge, url: string) => void)[] = [
      (node) => (node.clientTools = { where: ({ a }) => ({ from: 'tools', a }) }),
      (node, url) =>
        node.setOptions({ api: { url }, onClientTool: ({ name }) => ({ from: 'option', name }) }),
      (node) =>
        node.addEventListener('openskies-tool-call', (event) =>
          event.respondWith(Promise.resolve({ from: 'event', name: event.detail.name })),
        ),
    ];
    const results: unknown[] = [];
    for (const way of ways) {
      const steps = [{ type: 'threads.create', events: [...opening('Hi'), call('tc_1')] }, output];
      const server = await scripted({ steps });
      const element = await mount(server, (node) => way(node, server.apiUrl));
      await element.sendUserMessage({ text: 'Hi' });
      const request = await server.request(output.type);
      results.push(request?.body?.params['result']);
    }
    expect(results).to.deep.equal([
      { from: 'tools', a: 1 },
      { from: 'option', name: 'where' },
      { from: 'event', name: 'where' },
    ]);
  });

  it('registers once, and warns when the tag is taken', () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => said.push(...words);
    try {
      expect(define()).to.equal(false);
    } finally {
      console.warn = warn;
    }
    expect(String(said[0])).to.contain('already registered').and.to.contain('0.1.0');
  });

  it('draws from right to left', async () => {
    const element = await withCustomer(900);
    element.dir = 'rtl';
    await element.updateComplete;
    const chat = find(element, 'openskies-chat-panel').getBoundingClientRect();
    const customer = find(element, 'openskies-customer-panel').getBoundingClientRect();
    expect(chat.left).to.be.greaterThan(customer.left);
    await expectAccessible(element);
  });

  it('says nothing of a thread that is open already, and loads it no second time', async () => {
    const server = await scripted({ steps: [{ type: 'threads.get_by_id', json: storedThread() }] });
    const element = await mount(server);
    const told: (string | null)[] = [];
    element.addEventListener('openskies-thread-change', ({ detail }) => {
      told.push(detail.threadId);
      void element.setThreadId(detail.threadId);
    });
    await element.setThreadId(null);
    await element.setThreadId(threadId);
    await element.setThreadId(threadId);
    expect(told).to.deep.equal([threadId]);
    expect(await server.requests('threads.get_by_id')).to.have.length(1);
  });

  it('takes another fetch of the page without letting go of an answer', async () => {
    const events = [...opening('Hi'), { hold: true }, done(assistantItem('msg_2', 'Hello'))];
    const server = await scripted({ steps: [{ type: 'threads.create', events }] });
    const used: string[] = [];
    const options = (name: string) => ({
      api: {
        url: server.apiUrl,
        fetch: (...given: Parameters<typeof fetch>) => {
          used.push(name);
          return fetch(...given);
        },
      },
    });
    const element = await mount(server, (node) => node.setOptions(options('first')));
    const answered = element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the message');
    element.setOptions(options('second'));
    await element.updateComplete;
    await server.go();
    await answered;
    await until(
      () => textOf(element.shadowRoot?.querySelector('.markdown')) === 'Hello',
      'the answer',
    );
    await element.fetchUpdates();
    expect(used.at(-1)).to.equal('second');
  });

  it('opens the thread of its options where the address stands on the tag', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) }],
    });
    const element = await mount(server);
    element.setOptions({ api: { url: server.apiUrl }, initialThread: threadId });
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the thread');
  });

  it('asks another server for no thread of the one before, but for one that the page names with it', async () => {
    const stored = (id: string, text: string) => ({
      type: 'threads.get_by_id',
      json: { ...storedThread(userItem('msg_1', text)), id },
    });
    const first = await scripted({ steps: [stored('thr_a', 'Ours')] });
    const second = await scripted({ steps: [] });
    const third = await scripted({ steps: [stored('thr_b', 'Theirs')] });
    const element = await mount(first, (node) => (node.threadId = 'thr_a'));
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the thread');
    const told: (string | null)[] = [];
    element.addEventListener('openskies-thread-change', ({ detail }) => told.push(detail.threadId));
    element.apiUrl = second.apiUrl;
    await until(() => element.shadowRoot?.querySelector('.prompt'), 'the start screen');
    await element.fetchUpdates();
    expect([element.threadId, told]).to.deep.equal([null, [null]]);
    expect(await second.requests('threads.get_by_id')).to.deep.equal([]);
    Object.assign(element, { apiUrl: third.apiUrl, threadId: 'thr_b' });
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the other thread');
    expect(textOf(find(element, '.bubble'))).to.equal('Theirs');
  });

  it('leaves nothing behind when it is taken away', async () => {
    const element = await withCustomer(900);
    const gone = new WeakRef(find(element, 'openskies-chat-panel'));
    expect(gone.deref()?.isConnected).to.equal(true);
    element.remove();
    await Promise.resolve();
    expect(gone.deref()?.isConnected).to.equal(false);
  });
});
