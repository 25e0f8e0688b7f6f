import { expect } from '@open-wc/testing';
import {
  added,
  assistantItem,
  delta,
  done,
  opening,
  storedThread,
  threadCreated,
  threadId,
  userItem,
} from '../../test/events.ts';
import {
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  scripted,
  textOf,
  until,
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

const long = Array.from({ length: 30 }, (_, line) => `Paragraph ${line}.`).join('\n\n');
const scroller = (element: OpenskiesConcierge) => find(element, '.message-list');
const fromEnd = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement) =>
  Math.round(scrollHeight - clientHeight - scrollTop);

/** As a reader does: the wheel first, then the move that it causes. */
function scrollUp(list: HTMLElement, by: number): void {
  list.dispatchEvent(new WheelEvent('wheel', { deltaY: -by, bubbles: true }));
  list.scrollTop -= by;
}

/** A reply that holds after its beginning, and goes on with `rest`. */
async function talking(...rest: object[]) {
  const server = await scripted({
    steps: [
      {
        type: 'threads.create',
        events: [
          ...opening('Tell me all'),
          done(assistantItem('msg_2', long)),
          added(assistantItem('msg_3', '')),
          delta('msg_3', 'And more. '),
          { hold: true },
          ...rest,
        ],
      },
    ],
  });
  const element = await mount(server);
  const sent = element.sendUserMessage({ text: 'Tell me all' });
  await until(() => element.shadowRoot?.querySelector('.cursor'), 'the reply runs');
  return { element, server, sent };
}

describe('the message list', () => {
  afterEach(cleanUp);

  it('starts a short thread at the top', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) }],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the thread');
    const gap =
      find(element, '.entries').getBoundingClientRect().top -
      scroller(element).getBoundingClientRect().top;
    expect(gap).to.equal(16);
  });

  it('keeps room for what may be done with an answer once a turn', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.get_by_id',
          json: storedThread(
            userItem('msg_1', 'Book it'),
            assistantItem('msg_2', 'It is on hold.'),
            assistantItem('msg_3', 'Here are flights back.'),
          ),
        },
      ],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.markdown').length === 2, 'both answers');
    expect(findAll(element, '.message-actions')).to.have.length(1);
    const [first, second] = findAll(element, '.entry openskies-assistant-message');
    const gap = second!.getBoundingClientRect().top - first!.getBoundingClientRect().bottom;
    expect(gap).to.equal(16);
  });

  it('says below an answer that it was stopped, also of a stored one', async () => {
    const stop = (id: string) => ({ ...assistantItem(id, ''), type: 'end_of_turn', stopped: true });
    const waiting = { ...userItem('msg_6', 'And?'), queued: true };
    const items = [
      ...[userItem('msg_1', 'Hi'), assistantItem('msg_2', 'Hel'), stop('msg_3')],
      ...[userItem('msg_4', 'Oh'), stop('msg_5'), waiting],
    ];
    const steps = [{ type: 'threads.get_by_id', json: storedThread(...items) }];
    const element = await mount(await scripted({ steps }), (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.stopped').length === 2, 'both marks');
    const entries = findAll(element, '.entry:not(:has(> .day-divider))').map((entry) =>
      textOf(entry).replace(/\s+/g, ' '),
    );
    expect(entries[1]).to.match(/Hel Stopped$/);
    expect(entries.slice(2, 4)).to.deep.equal(['You said Oh', 'Stopped']);
    await expectAccessible(element);
  });

  it('says it of an answer of a foreign server too', async () => {
    const { element } = await talking();
    await element.stop();
    await until(() => findAll(element, '.stopped').length === 1, 'the mark');
    expect(textOf(findAll(element, '.entry').at(-1))).to.match(/And more\.\s+Stopped/);
  });

  it('shows what is sent while the conversation before it still loads', async () => {
    const json = storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', 'Hello.'));
    const server = await scripted({ steps: [{ type: 'threads.get_by_id', json, hold: true }] });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await server.request('threads.get_by_id');
    void element.sendUserMessage({ text: 'And?' });
    await until(() => element.shadowRoot?.querySelector('.entries'), 'the list');
    const seen = () => find(element, '.entry').checkVisibility({ visibilityProperty: true });
    await until(seen, 'the message');
    await server.go();
  });

  it('asks nobody to rate a card that waits for a decision', async () => {
    const act = { label: 'Yes', action: { type: 'confirmation.accept' } };
    const card = { type: 'Card', children: [{ type: 'Text', value: 'A bag?' }], confirm: act };
    const item = { ...assistantItem('msg_2', ''), type: 'widget', widget: card };
    const stored = (...more: object[]) => ({
      type: 'threads.get_by_id',
      json: storedThread(userItem('msg_1', 'A bag'), ...more),
    });
    const steps = [stored({ ...item, copy_text: 'A bag?' }, userItem('msg_3', 'Hm'), item)];
    const element = await mount(await scripted({ steps }), (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.widget').length > 1, 'the cards');
    const names = findAll(element, '.message-actions button').map(({ ariaLabel }) => ariaLabel);
    expect(names).to.deep.equal(['Copy']);
  });

  it('offers to copy and rate a turn that ends with a widget', async () => {
    const widget = { type: 'Card', children: [{ type: 'Text', value: '08:10 to Tokyo' }] };
    const shown = (id: string, more: object) => ({
      ...assistantItem(id, ''),
      type: 'widget',
      widget,
      ...more,
    });
    const server = await scripted({
      steps: [
        {
          type: 'threads.get_by_id',
          json: storedThread(
            userItem('msg_1', 'Flights?'),
            assistantItem('msg_2', 'These fit.'),
            shown('msg_3', { copy_text: 'OA12, 08:10' }),
            userItem('msg_4', 'And others?'),
            shown('msg_5', {}),
          ),
        },
        { type: 'items.feedback', json: {} },
      ],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.message-actions').length === 2, 'both ends');
    const [first, last] = findAll(element, '.message-actions');
    const names = (actions: HTMLElement) =>
      [...actions.querySelectorAll('button')].map(({ ariaLabel }) => ariaLabel);
    expect(names(first!)).to.deep.equal(['Copy', 'Helpful', 'Not helpful']);
    expect(names(last!)).to.deep.equal(['Helpful', 'Not helpful']);
    expect(last!.matches('.shown')).to.equal(true);
    await until(() => findAll(element, '.widget').length === 2, 'the widgets');
    await expectAccessible(element);

    const { clipboard } = navigator;
    const copied: string[] = [];
    const writeText = (words: string) => Promise.resolve(void copied.push(words));
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText },
    });
    first!.querySelector('button')!.click();
    await until(() => names(first!)[0] === 'Copied', 'the word of it');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    expect(copied).to.deep.equal(['OA12, 08:10']);

    last!.querySelector('button')!.click();
    const { body } = await server.request('items.feedback');
    expect(body?.params).to.deep.equal({
      thread_id: threadId,
      item_ids: ['msg_5'],
      kind: 'positive',
    });
    expect(last!.querySelector('button')!.ariaPressed).to.equal('true');
  });

  it('keeps to the end while a reply grows', async () => {
    const { element, server, sent } = await talking(
      delta('msg_3', long),
      done(assistantItem('msg_3', long)),
    );
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
    await server.go();
    await sent;
    await until(() => fromEnd(scroller(element)) <= 1, 'the new end');
    expect(findAll(element, '.to-latest')).to.have.length(0);
  });

  it('is at the end again before the browser lays a longer answer out', async () => {
    const { element, server, sent } = await talking(delta('msg_3', long), { hold: true });
    const list = scroller(element);
    await until(() => fromEnd(list) <= 1, 'the end');
    const inTheSameTask = new Promise<number>((resolve) => {
      const afterViews = async (): Promise<void> => {
        for (let turn = 0; turn < 50; turn++) await Promise.resolve(); // views draw in such turns, observers of sizes only after them
        if (textOf(list).includes('And more. Paragraph 0.')) resolve(fromEnd(list));
      };
      const watched = { subtree: true, childList: true, characterData: true };
      new MutationObserver(() => void afterViews()).observe(list, watched);
    });
    await server.go();
    expect(await inTheSameTask).to.be.at.most(1);
    await server.go();
    await sent;
  });

  it('lets a reader go who leaves the end slowly while words come that add no line', async () => {
    const words = ['as', 'was', 'said'].flatMap((word) => [
      delta('msg_3', `${word} `),
      { hold: true },
    ]);
    const { element, server, sent } = await talking(...words);
    const list = scroller(element);
    await until(() => fromEnd(list) <= 1, 'the end');
    for (const word of ['as', 'was', 'said']) {
      list.scrollTop -= 3;
      await new Promise(requestAnimationFrame);
      await server.go();
      await until(() => textOf(list).includes(` ${word}`), word);
    }
    await until(() => element.shadowRoot?.querySelector('.to-latest'), 'the pill');
    expect(fromEnd(list)).to.equal(9);
    await server.go();
    await sent;
  });

  it('draws an answer that grows, and leaves the rest of a long list alone', async () => {
    const { element, server, sent } = await talking(delta('msg_3', 'Words that came later'), {
      hold: true,
    });
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
    const list = element.shadowRoot!.querySelector('openskies-message-list')!;
    let drawn = 0;
    list.addController({ hostUpdated: () => void drawn++ });
    await server.go();
    await until(
      () => textOf(scroller(element)).includes('And more. Words that came'),
      'more words',
    );
    expect(drawn).to.equal(0);
    await server.go();
    await sent;
    await until(() => textOf(scroller(element)).includes('Words that came later'), 'all words');
    expect(drawn).to.be.above(0);
  });

  it('never takes the reader’s place, counts what is new, and leads to it', async () => {
    const { element, server, sent } = await talking(
      delta('msg_3', long),
      done(assistantItem('msg_3', long)),
      done(assistantItem('msg_4', 'One')),
      done(assistantItem('msg_5', 'Two')),
    );
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
    scrollUp(scroller(element), 300);
    await until(() => element.shadowRoot?.querySelector('.to-latest'), 'the pill');
    const place = scroller(element).scrollTop;
    await server.go();
    await sent;
    await until(() => textOf(find(element, '.to-latest')) === '2 new messages', 'the count');
    expect(scroller(element).scrollTop).to.equal(place);
    await expectAccessible(element);
    find<HTMLButtonElement>(element, '.to-latest').click();
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
    await until(() => findAll(element, '.to-latest').length === 0, 'no pill');
    expect(element.shadowRoot?.activeElement === scroller(element), 'focus').to.equal(true);
  });

  it('goes to the end when the customer writes', async () => {
    const { element, server, sent } = await talking(done(assistantItem('msg_3', 'And more.')));
    await server.go();
    await sent;
    scrollUp(scroller(element), 300);
    await until(() => element.shadowRoot?.querySelector('.to-latest'), 'the pill');
    void element.sendUserMessage({ text: 'Thanks' });
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
  });

  it('opens a long thread at its newest items, and puts earlier ones above without moving', async () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      userItem(`msg_${index}`, `Message ${index}`),
    );
    const newest = items.slice(10).reverse();
    const server = await scripted({
      steps: [
        {
          type: 'threads.get_by_id',
          json: {
            ...threadCreated.thread,
            items: { data: items.slice(0, 20), has_more: true, after: 'msg_19' },
          },
        },
        { type: 'items.list', json: { data: newest, has_more: true, after: 'msg_10' } },
        { type: 'items.list', json: { data: [], has_more: true, after: 'msg_9' } },
        { type: 'items.list', json: { data: items.slice(0, 10).reverse(), has_more: false } },
      ],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    await until(() => findAll(element, '.bubble').length === 50, 'the newest page');
    await until(() => fromEnd(scroller(element)) <= 1, 'the end');
    const first = findAll(element, '.bubble')[0]!;
    scroller(element).scrollTop = 0;
    const before = first.getBoundingClientRect().top;
    await until(() => findAll(element, '.bubble').length === 60, 'the earlier page');
    // The row with the button goes, and the day's name moves up to its first message.
    await until(() => Math.abs(first.getBoundingClientRect().top - before) < 100, 'the same place');
    expect(findAll(element, '.bubble').map(textOf)[0]).to.equal('Message 0');
    expect(findAll(element, '.earlier')).to.have.length(0);
  });

  it('shows what is being done, and what was done in the same place', async () => {
    const task = {
      ...assistantItem('tsk_1', ''),
      type: 'task',
      task: { type: 'custom', title: 'Seat changed on OA476', status_indicator: 'complete' },
    };
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            { type: 'progress_update', text: 'Changing the seat' },
            { hold: true },
            done(task),
            { hold: true },
          ],
        },
      ],
    });
    const element = await mount(server);
    void element.sendUserMessage({ text: 'Hi' });
    await until(
      () => textOf(element.shadowRoot?.querySelector('.progress')) === 'Changing the seat',
      'progress',
    );
    await expectAccessible(element);
    const before = find(element, '.progress').getBoundingClientRect();
    await server.go();
    await until(() => element.shadowRoot?.querySelector('.progress.done'), 'done');
    const after = find(element, '.progress').getBoundingClientRect();
    expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    await server.go();
  });

  it('shows notices by level, where they came', async () => {
    const notice = (level: string, message: string) => ({ type: 'notice', level, message });
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [
            ...opening('Hi'),
            notice('warning', 'Storms near **JFK**'),
            done(assistantItem('msg_2', 'Hello.')),
            notice('info', 'You talk to a program'),
          ],
        },
      ],
    });
    const element = await mount(server);
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => findAll(element, '.notice').length === 2, 'both notices');
    expect(findAll(element, '.notice, .message-body').map(textOf)).to.deep.equal([
      'Storms near JFK',
      'Hello.',
      'You talk to a program',
    ]);
    expect(findAll(element, '[part~="notice-warning"]')).to.have.length(1);
    await expectAccessible(element);
  });
});
