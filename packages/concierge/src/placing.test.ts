/** The page takes the element away and puts it in again, before it was drawn and after. */
import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../test/customer-fixture.ts';
import { assistantItem, opening, storedThread, threadId, userItem } from '../test/events.ts';
import { cleanUp, find, mount, scripted, settled, until } from '../test/scripted.ts';
import './define.ts';

describe('an element that the page moves', () => {
  afterEach(cleanUp);

  it('opens its thread and says that it is ready when it was taken away before it was drawn', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) }],
    });
    const element = document.createElement('openskies-concierge');
    let ready = 0;
    element.addEventListener('openskies-ready', () => ready++);
    Object.assign(element, { apiUrl: server.apiUrl, threadId, customer: null });
    document.body.append(element);
    element.remove();
    await element.updateComplete;
    expect(ready).to.equal(0);
    document.body.append(element);
    await until(() => ready === 1, 'ready');
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the thread');
    element.remove();
  });

  it('opens the thread that the page named while it was out of the page', async () => {
    const steps = ['thr_a', 'thr_b'].map((id) => ({
      type: 'threads.get_by_id',
      json: { ...storedThread(), id },
    }));
    const server = await scripted({ steps });
    const element = await mount(server);
    const loaded: (string | null)[] = [];
    element.addEventListener('openskies-thread-load-end', ({ detail }) =>
      loaded.push(detail.threadId),
    );
    element.threadId = 'thr_a';
    await until(() => loaded.includes('thr_a'), 'the first thread');
    element.remove();
    await Promise.resolve();
    element.threadId = 'thr_b';
    await element.updateComplete;
    document.body.append(element);
    await until(() => loaded.includes('thr_b'), 'the other thread');
    expect(element.threadId).to.equal('thr_b');
  });

  it('asks nobody for the customer when it was taken away in the middle of an answer', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.create', events: [...opening('Hi'), { hold: true }] }],
    });
    const asked: (string | null)[] = [];
    const element = await mount(server, (node) => {
      node.customerSource = {
        load: ({ threadId: open }) => (asked.push(open), drawnCustomer()),
      };
    });
    let ended = false;
    element.addEventListener('openskies-response-end', () => (ended = true));
    void element.sendUserMessage({ text: 'Hi' });
    await until(() => asked.length === 2, 'the customer of the conversation');
    element.remove();
    await until(() => ended, 'the end of the answer');
    expect(asked).to.deep.equal([null, threadId]);
  });

  it('keeps its draft, and the place of a reader who has scrolled up, in another layout and elsewhere in the page', async () => {
    const rules = 'These are the rules of bags, seats, meals and refunds. '.repeat(90);
    const server = await scripted({
      steps: [
        {
          type: 'threads.get_by_id',
          json: storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', rules)),
        },
      ],
    });
    const element = await mount(server, (node) => (node.threadId = threadId));
    const list = () => find(element, '.message-list');
    await until(() => element.shadowRoot?.querySelector('.markdown'), 'the answer');
    await until(() => list().scrollTop > 200, 'the end');
    await element.setComposerValue({ text: 'my draft' });
    list().dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
    list().scrollTop = 150;
    await until(() => element.shadowRoot?.querySelector('.to-latest'), 'the way back');
    const kept = async (where: string) => {
      await until(() => list().scrollTop === 150, `the place ${where}`);
      // The browser tells of it with the next frame.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    };
    for (const layout of ['fullscreen', 'sidebar', 'inline'] as const) {
      Object.assign(element, { layout, open: true });
      await element.show();
      await until(() => list().checkVisibility(), layout);
      await kept(layout);
      expect(find<HTMLTextAreaElement>(element, 'textarea').value, layout).to.equal('my draft');
    }
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await kept('elsewhere');
    box.remove();
  });

  it('leaves the thread of its options to the launcher that opens it', async () => {
    const server = await scripted({
      steps: [{ type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hi')) }],
    });
    const element = await mount(server, (node) => {
      node.layout = 'launcher';
      node.setOptions({ api: { url: server.apiUrl }, initialThread: threadId });
    });
    await until(() => element.shadowRoot?.querySelector('.launcher'), 'the launcher');
    await settled(element);
    expect(await server.requests()).to.deep.equal([]);
    await element.show();
    await until(() => element.shadowRoot?.querySelector('.bubble'), 'the thread');
  });

  it('asks the server nothing before its launcher was pressed, however it is moved', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server, (node) => (node.layout = 'launcher'));
    await until(() => element.shadowRoot?.querySelector('.launcher'), 'the launcher');
    const box = document.createElement('div');
    document.body.append(box);
    element.remove();
    await Promise.resolve();
    box.append(element);
    await settled(element);
    expect(await server.requests()).to.deep.equal([]);
    box.remove();
  });
});
