import { expect } from '@open-wc/testing';
import {
  assistantItem,
  done,
  opening,
  storedThread,
  threadId,
  userItem,
} from '../../test/events.ts';
import { framed, removeFrame, resizeFrame } from '../../test/framed.ts';
import {
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  press,
  scripted,
  settled,
  textOf,
  until,
  type Step,
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

const panel = (element: OpenskiesConcierge): HTMLDialogElement => find(element, '.layer');
const launcher = (element: OpenskiesConcierge): HTMLButtonElement => find(element, '.launcher');
const isShown = (element: OpenskiesConcierge): boolean =>
  Boolean(element.shadowRoot?.querySelector('.layer')?.getBoundingClientRect().width);

async function withLauncher(
  steps: Step[] = [],
  setUp: (element: OpenskiesConcierge) => void = () => undefined,
): Promise<OpenskiesConcierge> {
  const element = await mount(await scripted({ steps }), (node) => {
    node.layout = 'launcher';
    setUp(node);
  });
  await until(() => element.shadowRoot?.querySelector('.launcher, .layer'), 'the layer');
  return element;
}

const focused = (element: OpenskiesConcierge): Element | null =>
  element.shadowRoot?.activeElement ?? null;

const reply = (id: string, text: string): Step => ({
  type: 'threads.add_user_message',
  events: [done(userItem(`u_${id}`, 'And?')), done(assistantItem(id, text))],
});

describe('layout="launcher"', () => {
  afterEach(cleanUp);

  it('is a button in the corner, and asks the server nothing until it is opened', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server, (node) => (node.layout = 'launcher'));
    await until(() => element.shadowRoot?.querySelector('.launcher'), 'the launcher');
    const box = launcher(element).getBoundingClientRect();
    expect([box.width, box.height]).to.deep.equal([56, 56]);
    expect([innerWidth - box.right, innerHeight - box.bottom]).to.deep.equal([24, 24]);
    expect(isShown(element)).to.equal(false);
    expect(findAll(element, 'openskies-chat-panel')).to.have.length(0);
    expect(await server.requests()).to.have.length(0);
    expect(launcher(element).getAttribute('aria-expanded')).to.equal('false');
    await expectAccessible(element);
  });

  it('opens with focus in the composer, closes with Escape and gives focus back', async () => {
    const told: boolean[] = [];
    const element = await withLauncher();
    element.addEventListener('openskies-open-change', ({ detail }) => told.push(detail.open));
    launcher(element).focus();
    launcher(element).click();
    await until(() => focused(element)?.localName === 'textarea', 'focus in the composer');
    expect(element.open).to.equal(true);
    expect(launcher(element).getAttribute('aria-label')).to.equal('Close the concierge');
    await expectAccessible(element);
    const box = panel(element).getBoundingClientRect();
    expect([box.width, box.height]).to.deep.equal([400, Math.min(640, innerHeight - 104)]);
    const corner = launcher(element).getBoundingClientRect();
    expect([corner.right - box.right, corner.top - box.bottom]).to.deep.equal([0, 16]);

    press(focused(element) as HTMLElement, 'Escape');
    await until(() => !isShown(element), 'closed');
    expect(focused(element) === launcher(element)).to.equal(true);
    expect(element.hasAttribute('open')).to.equal(false);
    expect(told).to.deep.equal([true, false]);
  });

  it('closes by its own button, and keeps the draft', async () => {
    const element = await withLauncher();
    await element.setComposerValue({ text: 'Half a thought' });
    launcher(element).click();
    await until(() => isShown(element), 'open');
    find(element, '.header-actions button:last-child').click();
    await until(() => !isShown(element), 'closed');
    launcher(element).click();
    await until(() => isShown(element), 'open again');
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Half a thought');
  });

  it('gives focus back to the button of the page that opened it, in a component of the page too', async () => {
    const element = await withLauncher();
    const shadow = document.createElement('div').attachShadow({ mode: 'open' });
    document.body.append(shadow.host);
    for (const place of [document.body, shadow]) {
      const own = place.appendChild(document.createElement('button'));
      own.focus();
      await element.show();
      await until(() => focused(element)?.localName === 'textarea', 'focus inside');
      await element.hide();
      expect(own.matches(':focus'), place.nodeName).to.equal(true);
    }
    shadow.host.remove();
  });

  it('opens by attribute without taking focus', async () => {
    const element = await withLauncher([], (node) => node.setAttribute('open', ''));
    await until(() => isShown(element), 'open');
    await until(() => element.shadowRoot?.querySelector('textarea'), 'the composer');
    expect(document.activeElement === document.body).to.equal(true);
  });

  it('lies above everything, wherever the page puts it', async () => {
    const box = document.createElement('div');
    box.style.cssText = 'transform: translateX(40px); overflow: hidden; width: 10px; height: 10px';
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: teal';
    document.body.append(box, cover);
    const element = await withLauncher([], (node) => (node.open = true));
    box.append(element);
    await until(() => isShown(element), 'open after the move');
    const { left, top } = panel(element).getBoundingClientRect();
    expect(document.elementFromPoint(left + 50, top + 50) === element).to.equal(true);
    expect(innerWidth - launcher(element).getBoundingClientRect().right).to.equal(24);
    box.remove();
    cover.remove();
  });

  it('takes no colour of the page', async () => {
    document.body.style.setProperty('color', 'rgb(1, 2, 3)');
    const colour = (element: OpenskiesConcierge, selector: string): string =>
      getComputedStyle(find(element, selector)).color;
    const element = await withLauncher([], (node) => (node.teaser = 'Need a hand?'));
    expect(colour(element, '.teaser b')).not.to.equal('rgb(1, 2, 3)');
    await element.show();
    await until(() => element.shadowRoot?.querySelector('.start-title'), 'the start screen');
    expect(colour(element, '.start-title')).not.to.equal('rgb(1, 2, 3)');
    document.body.style.removeProperty('color');
  });

  it('leaves Escape to the history while that is open', async () => {
    const element = await withLauncher();
    await element.show();
    await element.showHistory();
    await until(() => element.shadowRoot?.querySelector('.history'), 'the history');
    press(find(element, '.history'), 'Escape');
    await until(() => !element.shadowRoot?.querySelector('.history'), 'no history');
    expect(element.open).to.equal(true);
  });

  it('counts what came while it was closed, tells the page, and forgets it when opened', async () => {
    const counts: number[] = [];
    const first: Step = {
      type: 'threads.create',
      events: [...opening('Hi'), done(assistantItem('a_1', 'Hello.'))],
    };
    const steps = [first, reply('a_2', 'One.'), reply('a_3', 'Two.'), reply('a_4', 'Three.')];
    const element = await withLauncher(steps, (node) =>
      node.addEventListener('openskies-unread-change', ({ detail }) => counts.push(detail.count)),
    );
    await element.show();
    await element.sendUserMessage({ text: 'Hi' });
    expect(element.unread).to.equal(0);
    await element.hide();
    await element.sendUserMessage({ text: 'And?' });
    await element.sendUserMessage({ text: 'And?' });
    await until(() => textOf(element.shadowRoot?.querySelector('.unread')) === '2', 'the badge');
    expect(textOf(find(element, '#unread'))).to.equal('2 new messages');
    expect(launcher(element).getAttribute('aria-describedby')).to.equal('unread');
    await expectAccessible(element);
    await element.show();
    await until(() => !element.shadowRoot?.querySelector('.unread'), 'no badge');
    expect(counts).to.deep.equal([1, 2, 0]);
  });

  it('says the news beside the closed launcher until it is dismissed or read', async () => {
    const steps: Step[] = [
      {
        type: 'threads.create',
        events: [...opening('Hi'), done(assistantItem('a_1', 'Hello.'))],
      },
      reply('a_2', 'Flight **OA476** now leaves at 18:10.'),
      reply('a_3', 'It leaves at 18:40.'),
    ];
    const element = await withLauncher(steps);
    const news = () => textOf(element.shadowRoot?.querySelector('.teaser-text span'));
    await element.show();
    await element.sendUserMessage({ text: 'Hi' });
    await element.hide();
    await element.sendUserMessage({ text: 'And?' });
    await until(() => news() === 'Flight OA476 now leaves at 18:10.', 'the news');
    expect(textOf(find(element, '.teaser b'))).to.equal('1 new message');
    await expectAccessible(element);
    find(element, '.teaser [aria-label]').click();
    await until(() => !element.shadowRoot?.querySelector('.teaser'), 'dismissed');
    expect(element.unread).to.equal(1);
    expect(focused(element) === launcher(element)).to.equal(true);
    await element.sendUserMessage({ text: 'And?' });
    await until(() => news() === 'It leaves at 18:40.', 'newer news');
    find(element, '.teaser-text').click();
    await until(() => focused(element)?.localName === 'textarea', 'focus in the composer');
    expect(findAll(element, '.teaser')).to.have.length(0);
  });

  it('keeps dismissed news away after a reload, and says none when quiet', async () => {
    const stored = (...ids: string[]) => ({
      type: 'threads.get_by_id',
      json: storedThread(
        userItem('u_1', 'Hi'),
        ...ids.map((id) => assistantItem(id, `News ${id.at(-1)}.`)),
      ),
    });
    const loaded = async (ids: string[], quiet: boolean): Promise<OpenskiesConcierge> => {
      const element = await withLauncher([stored(...ids)], (node) => {
        node.threadId = threadId;
        node.quiet = quiet;
      });
      await until(() => element.unread === ids.length - 1, 'the count');
      await element.updateComplete;
      return element;
    };
    const teaser = (element: OpenskiesConcierge) => element.shadowRoot?.querySelector('.teaser');
    sessionStorage.setItem(`openskies-seen ${threadId}`, 'a_1');
    const quiet = await loaded(['a_1', 'a_2'], true);
    expect(teaser(quiet)).to.equal(null);
    expect(textOf(find(quiet, '.unread'))).to.equal('1');
    const first = await loaded(['a_1', 'a_2'], false);
    expect(textOf(find(first, '.teaser-text span'))).to.equal('News 2.');
    find(first, '.teaser [aria-label]').click();
    await until(() => !teaser(first), 'dismissed');
    expect(teaser(await loaded(['a_1', 'a_2'], false))).to.equal(null);
    const later = await loaded(['a_1', 'a_2', 'a_3'], false);
    expect(textOf(find(later, '.teaser-text span'))).to.equal('News 3.');
  });

  it('counts on where the tab left off, and takes an unknown conversation as read', async () => {
    const items = [assistantItem('a_1', 'One.'), assistantItem('a_2', 'Two.')];
    const stored = {
      type: 'threads.get_by_id',
      json: storedThread(userItem('u_1', 'Hi'), ...items),
    };
    const loaded = async (): Promise<number> => {
      let ended = false;
      const element = await withLauncher([stored], (node) => {
        node.threadId = threadId;
        node.addEventListener('openskies-thread-load-end', () => (ended = true));
      });
      await until(() => ended, 'the conversation');
      return element.unread;
    };
    expect(await loaded()).to.equal(0);
    sessionStorage.setItem(`openskies-seen ${threadId}`, 'a_1');
    expect(await loaded()).to.equal(1);
  });

  it('teases once a session, never over the open panel', async () => {
    const tease = (node: OpenskiesConcierge): void => {
      node.teaser = 'Your window seat to New York is still free.';
      node.greeting = 'Good morning, Jordan';
    };
    const element = await withLauncher([], tease);
    expect(textOf(find(element, '.teaser b'))).to.equal('Good morning, Jordan');
    expect(find(element, '.teaser').getBoundingClientRect().width).to.equal(272);
    await expectAccessible(element);
    find(element, '.teaser [aria-label]').click();
    await until(() => !element.shadowRoot?.querySelector('.teaser'), 'dismissed');
    expect(focused(element) === launcher(element)).to.equal(true);
    const next = await withLauncher([], tease);
    expect(findAll(next, '.teaser')).to.have.length(0);
  });

  it('opens from the teaser, with focus in the composer', async () => {
    const element = await withLauncher([], (node) => (node.teaser = 'Need a hand?'));
    find(element, '.teaser-text').click();
    await until(() => focused(element)?.localName === 'textarea', 'focus in the composer');
    expect(findAll(element, '.teaser')).to.have.length(0);
  });

  it('draws the page’s own icon', async () => {
    const element = await withLauncher([], (node) => {
      const own = document.createElement('img');
      own.slot = 'launcher';
      own.alt = '';
      node.append(own);
    });
    const slot = find<HTMLSlotElement>(element, 'slot[name="launcher"]');
    expect(slot.assignedElements()).to.have.length(1);
  });
});

describe('layout="sidebar" and "fullscreen"', () => {
  afterEach(cleanUp);

  it('stands over the page at the end of the window, in its full height', async () => {
    const element = await withLauncher([], (node) => (node.layout = 'sidebar'));
    expect(isShown(element)).to.equal(false);
    await element.show();
    await until(() => isShown(element), 'open');
    const box = panel(element).getBoundingClientRect();
    expect([box.width, box.height, box.right]).to.deep.equal([420, innerHeight, innerWidth]);
    await expectAccessible(element);
    press(panel(element), 'Escape');
    await until(() => !isShown(element), 'closed');
  });

  it('fills the window', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => {
      node.layout = 'fullscreen';
      node.removeAttribute('style');
    });
    const { width, height } = find(element, '.concierge').getBoundingClientRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    await expectAccessible(element);
  });

  it('has nothing unread where the conversation is in sight', async () => {
    const events = [...opening('Hi'), done(assistantItem('a_1', 'Hello.'))];
    const steps = [reply('a_2', 'One.'), reply('a_3', 'Two.')];
    const element = await withLauncher([{ type: 'threads.create', events }, ...steps]);
    for (const text of ['Hi', 'And?']) await element.sendUserMessage({ text });
    expect(element.unread).to.equal(1);
    element.layout = 'fullscreen';
    await until(() => element.unread === 0, 'read');
    await element.sendUserMessage({ text: 'And?' });
    expect(element.unread).to.equal(0);
  });
});

describe('in a window of another size', () => {
  afterEach(removeFrame);

  it('covers a small window, and nothing behind it takes focus', async () => {
    const element = await framed(390, 700, { layout: 'launcher' });
    launcher(element).click();
    await until(() => isShown(element), 'open');
    await settled(element);
    const box = panel(element).getBoundingClientRect();
    expect([box.left, box.top, box.width, box.height]).to.deep.equal([0, 0, 390, 700]);
    expect(panel(element).matches(':modal')).to.equal(true);
    const own = element.ownerDocument.querySelector<HTMLElement>('#own')!;
    own.focus();
    expect(element.ownerDocument.activeElement === own).to.equal(false);
    find(element, '.header-actions button:last-child').click();
    await until(() => !isShown(element), 'closed');
    await until(() => focused(element) === launcher(element), 'focus on the launcher');
  });

  it('becomes a sheet and back while the window turns, and keeps focus', async () => {
    const element = await framed(800, 700, { layout: 'launcher' });
    await element.show();
    await until(() => focused(element)?.localName === 'textarea', 'focus in the composer');
    resizeFrame(400);
    await until(() => panel(element).matches(':modal'), 'a sheet');
    expect(focused(element)?.localName).to.equal('textarea');
    resizeFrame(800);
    await until(() => panel(element).matches(':popover-open'), 'a panel');
    expect(focused(element)?.localName).to.equal('textarea');
    expect(panel(element).getBoundingClientRect().width).to.equal(400);
  });

  it('still covers a small window when the page has moved it', async () => {
    const element = await framed(390, 700, { layout: 'launcher', open: '' });
    await until(() => panel(element).matches(':modal'), 'a sheet');
    const box = element.ownerDocument.createElement('div');
    element.ownerDocument.body.append(box);
    box.append(element);
    await until(() => panel(element).matches(':modal'), 'a sheet again');
    expect(element.open).to.equal(true);
  });

  it('is a column of the page where the page wants it and the window has room', async () => {
    const element = await framed(1100, 700, { layout: 'sidebar', push: '', open: '' });
    await until(() => panel(element).dataset['mode'] === 'flow', 'a column');
    element.ownerDocument.body.style.cssText = 'display: flex; margin: 0';
    expect(element.getBoundingClientRect().width).to.equal(420);
    resizeFrame(900);
    await until(() => panel(element).dataset['mode'] === 'top', 'over the page');
    expect(element.getBoundingClientRect().width).to.equal(0);
  });

  for (const layout of ['launcher', 'sidebar', 'fullscreen']) {
    it(`leaves room for what is said at 400 % zoom: ${layout}`, async () => {
      const element = await framed(320, 256, { layout, open: '' });
      await until(() => element.shadowRoot?.querySelector('.start'), 'the start screen');
      const height = () => find(element, 'openskies-start-screen').getBoundingClientRect().height;
      await until(() => height() >= 100, 'the room');
    });
  }
});
