/** 429 and 503 with Retry-After: the seconds are shown, spoken once, and nothing that was written is lost. */
import { expect } from '@open-wc/testing';
import {
  assistantItem,
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
  type Step,
} from '../../test/scripted.ts';

const refusal = (of: string, seconds: string, status = 429): Step => ({
  type: of,
  status,
  headers: { 'retry-after': seconds, 'access-control-expose-headers': 'retry-after' },
  json: { error: { code: 'rate.limited', message: 'Zu viel.', retry: true } },
});

const list = {
  id: 'wid_1',
  thread_id: threadId,
  created_at: '2026-11-22T09:08:58Z',
  type: 'widget',
  widget: {
    type: 'ListView',
    children: [
      {
        type: 'ListViewItem',
        children: [{ type: 'Text', value: 'Kosher' }],
        onClickAction: { type: 'support.set_meal_preference', payload: { meal: 'kosher' } },
      },
    ],
  },
};

describe('a server that wants to be left alone for a moment', () => {
  const { now } = Date;
  /** The reader's clock stands, so that what is left of a wait is the same however slow the machine; then it goes on. */
  const standStill = (): (() => void) => {
    const at = now();
    Date.now = () => at;
    return () => {
      const behind = now() - at;
      Date.now = () => now() - behind;
    };
  };
  afterEach(() => {
    Date.now = now;
    cleanUp();
  });

  it('counts down under the message, speaks once, keeps the words, and lets them be sent again', async () => {
    const server = await scripted({
      steps: [
        refusal('threads.create', '4'),
        {
          type: 'threads.create',
          events: [...opening('Hi'), done(assistantItem('msg_2', 'Yes.'))],
        },
      ],
    });
    const element = await mount(server);
    const heard: string[] = [];
    element.addEventListener('openskies-error', ({ detail }) => heard.push(detail.error.code));
    const said: string[] = [];
    new MutationObserver((changes) =>
      said.push(
        ...changes.flatMap(({ addedNodes }) => [...addedNodes].map((n) => n.textContent ?? '')),
      ),
    ).observe(find(element, 'openskies-announcer [role="status"]'), { childList: true });
    const input = type(element, 'Hi');
    const goOn = standStill();
    press(input, 'Enter');
    await until(() => findAll(element, '[role="timer"]').length === 1, 'timer');
    expect(textOf(find(element, '.message-meta'))).to.equal(
      'Not sent · Try again in 4 sec. · That was a lot at once. Please wait a moment.',
    );
    const seconds = new Set<string>();
    const timer = find(element, '[role="timer"]');
    new MutationObserver(() => seconds.add(textOf(timer))).observe(timer, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    expect(input.value).to.equal('Hi');
    expect(heard).to.deep.equal(['rate.limited']);
    expect(findAll(element, '.message-meta button').length).to.equal(0);
    await expectAccessible(element);
    goOn();
    await until(() => findAll(element, '.message-meta button').length === 1, 'button');
    expect(seconds.size, 'it counts').to.be.greaterThan(1);
    expect(said.filter(Boolean)).to.deep.equal([
      'Not sent. That was a lot at once. Please wait a moment. Try again in 4 seconds',
    ]);
    button(element, 'Try again').click();
    await until(() => findAll(element, '.markdown').length === 1, 'answer');
    const [first, second] = await server.requests('threads.create');
    expect(first?.body?.metadata).to.deep.equal(second?.body?.metadata);
    expect(input.value).to.equal('');
  });

  it('counts down for an action, which is then sent as it was', async () => {
    const server = await scripted({
      server: '0.1.0',
      steps: [
        { type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi'), list) },
        refusal('threads.custom_action', '1', 503),
        { type: 'threads.custom_action', events: [done(assistantItem('msg_3', 'Kosher it is.'))] },
      ],
    });
    const element = await mount(server, (one) => (one.threadId = threadId));
    await until(
      () =>
        findAll(element, '.w-item, [part~="widget-item"] button, button').some(
          (node) => textOf(node) === 'Kosher',
        ),
      'list',
    );
    const goOn = standStill();
    button(element, 'Kosher').click();
    await until(() => findAll(element, '.notice [role="timer"]').length === 1, 'timer');
    expect(textOf(find(element, '.notice [role="timer"]'))).to.equal('Try again in 1 sec.');
    expect(textOf(find(element, '.notice [role="alert"]'))).to.equal(
      'That was a lot at once. Please wait a moment. Try again in 1 second',
    );
    await expectAccessible(element);
    goOn();
    await until(() => findAll(element, '.notice button').length === 1, 'button');
    button(element, 'Retry').click();
    await until(() => findAll(element, '.markdown').length === 1, 'answer');
    const [first, second] = await server.requests('threads.custom_action');
    expect(first?.body).to.deep.equal(second?.body);
    expect(findAll(element, '.notice').length).to.equal(0);
  });

  it('counts down for a conversation that does not open', async () => {
    const server = await scripted({
      steps: [
        refusal('threads.get_by_id', '1'),
        { type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) },
      ],
    });
    const element = await mount(server, (one) => (one.threadId = threadId));
    await until(() => findAll(element, '.state [role="timer"]').length === 1, 'timer');
    await until(() => findAll(element, '.state button').length === 1, 'button');
    button(element, 'Retry').click();
    await until(() => findAll(element, '.bubble').length === 1, 'thread');
  });

  it('counts down for a list of conversations that did not load', async () => {
    const server = await scripted({
      steps: [
        refusal('threads.list', '1'),
        { type: 'threads.list', json: { data: [], has_more: false, after: null } },
      ],
    });
    const element = await mount(server);
    await element.showHistory();
    await until(() => findAll(element, '.history-empty [role="timer"]').length === 1, 'timer');
    expect(findAll(element, '.history-empty button').length).to.equal(0);
    await until(() => findAll(element, '.history-empty button').length === 1, 'button');
    button(element, 'Retry').click();
    await until(() => findAll(element, '.history-empty [role="alert"]').length === 0, 'list');
  });

  it('takes a date for seconds, and no nonsense for a wait', async () => {
    standStill();
    const late = new Date(Date.now() + 90_000).toUTCString();
    for (const [header, shown] of [
      [late, /Try again in (89|90) sec\./],
      ['300', /Try again in 5 min\./],
      ['-5', /Not sent · Try again · That/],
      ['soon', /Not sent · Try again · That/],
    ] as const) {
      const server = await scripted({ steps: [refusal('threads.create', header)] });
      const element = await mount(server);
      press(type(element, 'Hi'), 'Enter');
      await until(() => findAll(element, '.message-meta.danger').length === 1, header);
      expect(textOf(find(element, '.message-meta'))).to.match(shown);
      element.remove();
    }
  });

  it('knows 429 and 503 of servers that are not ours', async () => {
    standStill();
    for (const [status, words] of [
      [429, 'That was a lot at once.'],
      [503, 'The concierge is busy.'],
    ] as const) {
      const step = {
        type: 'threads.create',
        status,
        json: { detail: 'no' },
        headers: { 'retry-after': '9' },
      };
      const element = await mount(await scripted({ steps: [step] }));
      press(type(element, 'Hi'), 'Enter');
      await until(() => findAll(element, '.message-meta.danger').length === 1, String(status));
      expect(textOf(find(element, '.message-meta')))
        .to.contain(words)
        .and.contain('in 9 sec.');
      element.remove();
    }
  });
});
