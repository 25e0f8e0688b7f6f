import { expect } from '@open-wc/testing';
import { storedThread, userItem } from '../../test/events.ts';
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
  type ScriptedServer,
  type Step,
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

const thread = (id: string, title: string, created_at = new Date().toISOString()) => ({
  ...storedThread(),
  id,
  title,
  created_at,
});

const twoThreads = {
  type: 'threads.list',
  json: {
    data: [thread('thr_a', 'Seat change'), thread('thr_b', 'Lounge', '2026-11-02T10:00:00Z')],
    has_more: false,
  },
};

async function opened(
  ...steps: Step[]
): Promise<{ element: OpenskiesConcierge; server: ScriptedServer }> {
  const server = await scripted({ steps: [twoThreads, ...steps] });
  const element = await mount(server);
  button(element, 'Conversations').click();
  await until(() => findAll(element, '.history-item').length === 2, 'two rows');
  return { element, server };
}

const titles = (element: OpenskiesConcierge) => findAll(element, '.history-title').map(textOf);

describe('the history', () => {
  afterEach(cleanUp);

  it('gives a title the room of its buttons until they are wanted', async () => {
    const { element } = await opened();
    const row = find(element, '.history-item');
    const title = () => find(element, '.history-open').getBoundingClientRect().right;
    const end = row.getBoundingClientRect().right;
    expect(end - title()).to.be.below(16);
    button(element, 'Rename Seat change').focus();
    expect(end - title()).to.be.above(72);
    expect(button(element, 'Delete Seat change').getBoundingClientRect().right).to.be.at.most(end);
  });

  it('is accessible as a list, while renaming and while deleting', async () => {
    const { element } = await opened();
    await expectAccessible(element);
    button(element, 'Rename Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.editing input'), 'the field');
    await expectAccessible(element);
    press(find(element, '.editing input'), 'Escape');
    await until(() => !element.shadowRoot?.querySelector('.editing'), 'no field');
    button(element, 'Delete Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.history-question'), 'the question');
    await expectAccessible(element);
  });

  it('groups by day, takes the focus and gives it back', async () => {
    const told: string[] = [];
    const server = await scripted({ steps: [twoThreads] });
    const element = await mount(server, (node) => {
      node.addEventListener('openskies-history-open', () => told.push('open'));
      node.addEventListener('openskies-history-close', () => told.push('close'));
    });
    button(element, 'Conversations').focus();
    button(element, 'Conversations').click();
    await until(() => findAll(element, '.history-item').length === 2, 'two rows');
    expect(findAll(element, '.history-group').map(textOf)).to.deep.equal(['Today', 'Earlier']);
    const back = button(element, 'Back to the conversation');
    expect(element.shadowRoot?.activeElement === back).to.equal(true);
    expect(find(element, 'openskies-chat-panel').inert).to.equal(true);
    press(back, 'Escape');
    await until(() => !element.shadowRoot?.querySelector('openskies-thread-history'), 'closed');
    await until(
      () => element.shadowRoot?.activeElement === button(element, 'Conversations'),
      'the focus is back',
    );
    expect(told).to.deep.equal(['open', 'close']);
  });

  it('opens a conversation', async () => {
    const stored = { ...storedThread(userItem('msg_1', 'Which lounge?')), id: 'thr_b' };
    const { element, server } = await opened({ type: 'threads.get_by_id', json: stored });
    findAll(element, '.history-open')[1]!.click();
    await until(() => textOf(element.shadowRoot?.querySelector('.bubble')) !== '', 'the thread');
    expect(element.threadId).to.equal('thr_b');
    expect((await server.request('threads.get_by_id')).body?.params).to.deep.equal({
      thread_id: 'thr_b',
    });
  });

  it('renames in place, and takes it back when the server refuses', async () => {
    const { element, server } = await opened(
      { type: 'threads.update', json: thread('thr_a', 'Window seat') },
      { type: 'threads.update', status: 500, text: 'Internal Server Error' },
    );
    const rename = async (from: string, to: string) => {
      button(element, `Rename ${from}`).click();
      await until(() => element.shadowRoot?.querySelector('.editing input'), 'the field');
      const input = find<HTMLInputElement>(element, '.editing input');
      expect(element.shadowRoot?.activeElement === input).to.equal(true);
      input.value = to;
      button(element, 'Save').click();
    };
    await rename('Seat change', 'Window seat');
    await until(() => titles(element)[0] === 'Window seat', 'the new title');
    expect((await server.request('threads.update')).body?.params).to.deep.equal({
      thread_id: 'thr_a',
      title: 'Window seat',
    });
    await rename('Window seat', 'Other');
    await until(() => element.shadowRoot?.querySelector('.history-note'), 'the failure');
    expect(titles(element)[0]).to.equal('Window seat');
    expect(textOf(find(element, '.history-note'))).to.equal('The title was not changed.');
  });

  it('deletes only after the question is answered', async () => {
    const { element, server } = await opened({ type: 'threads.delete', json: {} });
    button(element, 'Delete Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.history-question'), 'the question');
    expect(element.shadowRoot?.activeElement === button(element, 'Keep')).to.equal(true);
    button(element, 'Keep').click();
    await until(() => findAll(element, '.history-title').length === 2, 'both rows');
    expect(await server.requests('threads.delete')).to.have.length(0);
    button(element, 'Delete Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.history-question'), 'the question');
    button(element, 'Delete').click();
    await until(() => titles(element).join() === 'Lounge', 'one row');
    const back = button(element, 'Back to the conversation');
    await until(
      () => element.shadowRoot?.activeElement === back,
      'focus where the keyboard can go on',
    );
  });

  it('keeps what was deleted and renamed when a list comes that knows nothing of it', async () => {
    const old = [...twoThreads.json.data, thread('thr_c', 'Rome', '2026-11-01T10:00:00Z')];
    const { element, server } = await opened(
      { type: 'threads.list', json: { data: old, has_more: false }, hold: true },
      { type: 'threads.update', json: thread('thr_b', 'Paris'), hold: true },
      { type: 'threads.delete', json: {} },
    );
    await element.hideHistory();
    await element.showHistory();
    await server.request('threads.list', 2);
    button(element, 'Delete Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.history-question'), 'the question');
    button(element, 'Delete').click();
    await until(() => titles(element).join() === 'Lounge', 'one row');
    button(element, 'Rename Lounge').click();
    await until(() => element.shadowRoot?.querySelector('.editing input'), 'the field');
    find<HTMLInputElement>(element, '.editing input').value = 'Paris';
    button(element, 'Save').click();
    await server.request('threads.update');
    await server.go();
    await until(() => titles(element).includes('Rome'), 'the list');
    expect(titles(element)).to.deep.equal(['Paris', 'Rome']);
  });

  it('finds by title, in later pages too', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.list',
          json: { data: [thread('thr_a', 'Seat change')], has_more: true, after: 'thr_a' },
        },
        {
          type: 'threads.list',
          json: { data: [thread('thr_b', 'Lounge in New York')], has_more: false },
        },
      ],
    });
    const element = await mount(server);
    button(element, 'Conversations').click();
    await until(() => findAll(element, '.history-item').length === 1, 'one row');
    const search = find<HTMLInputElement>(element, 'input[type="search"]');
    search.value = 'new york';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => titles(element).join() === 'Lounge in New York', 'found');
    search.value = 'Rome';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => element.shadowRoot?.querySelector('.history-empty'), 'nothing');
    expect(textOf(find(element, '.history-empty'))).to.equal('No conversation matches “Rome”');
  });

  it('says when the list cannot be loaded, with a way on', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.list', status: 500, text: 'Internal Server Error' }, twoThreads],
    });
    const element = await mount(server);
    button(element, 'Conversations').click();
    await until(() => element.shadowRoot?.querySelector('.history-empty button'), 'retry');
    await expectAccessible(element);
    button(element, 'Retry').click();
    await until(() => findAll(element, '.history-item').length === 2, 'two rows');
  });

  it('goes on behind pages that are empty', async () => {
    const page = (after: string | null, ...data: object[]): Step => ({
      type: 'threads.list',
      json: { data, has_more: after !== null, after },
    });
    const server = await scripted({
      steps: [
        page('p1'),
        page('p2'),
        page('p3', thread('thr_a', 'Seat change')),
        { type: 'threads.delete', json: {} },
        page(null, thread('thr_b', 'Lounge')),
      ],
    });
    const element = await mount(server);
    button(element, 'Conversations').click();
    await until(() => findAll(element, '.history-item').length === 1, 'the first row');
    button(element, 'Delete Seat change').click();
    await until(() => element.shadowRoot?.querySelector('.history-question'), 'the question');
    button(element, 'Delete').click();
    await until(() => titles(element).join() === 'Lounge', 'the next page');
    const asked = await server.requests('threads.list');
    expect(asked.map(({ body }) => body?.params['after'])).to.deep.equal([
      undefined,
      'p1',
      'p2',
      'p3',
    ]);
  });

  it('begins a new conversation, with the composer ready', async () => {
    const { element } = await opened();
    findAll(element, '.history-foot button')[0]!.click();
    await until(() => element.shadowRoot?.activeElement?.localName === 'textarea', 'the composer');
    expect(element.threadId).to.equal(null);
  });

  it('offers only what the page allows', async () => {
    const server = await scripted({ steps: [twoThreads] });
    const element = await mount(server, (node) =>
      node.setOptions({ api: { url: server.apiUrl }, history: { showDelete: false } }),
    );
    await element.showHistory();
    await until(() => findAll(element, '.history-item').length === 2, 'two rows');
    expect(findAll(element, '.rename')).to.have.length(2);
    expect(findAll(element, '.delete')).to.have.length(0);
  });

  it('does not open where the page has none', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server, (node) =>
      node.setOptions({ api: { url: server.apiUrl }, history: { enabled: false } }),
    );
    let opened = 0;
    element.addEventListener('openskies-history-open', () => opened++);
    await element.showHistory();
    await element.updateComplete;
    expect(opened).to.equal(0);
    expect(findAll(element, 'openskies-thread-history')).to.have.length(0);
  });
});
