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
} from '../test/events.ts';
import {
  button,
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  scripted,
  textOf,
  until,
  type ScriptedServer,
} from '../test/scripted.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import type { ConciergeOptions } from './options.ts';

/** Answers of three turns, so that the list has to scroll. */
const long = Array.from({ length: 40 }, (_, index) => `Line ${index}`).join('\n\n');

describe('setOptions', () => {
  afterEach(cleanUp);

  const mountWith = (
    server: ScriptedServer,
    options: Omit<ConciergeOptions, 'api'>,
  ): Promise<OpenskiesConcierge> =>
    mount(server, (element) => element.setOptions({ api: { url: server.apiUrl }, ...options }));
  const token = (element: OpenskiesConcierge, name: string) =>
    getComputedStyle(find(element, '.concierge')).getPropertyValue(name).trim();

  it('wears a theme as tokens from the first drawing, and takes it off with the next options', async () => {
    const server = await scripted({ steps: [] });
    const element = await mountWith(server, {
      theme: {
        colorScheme: 'dark',
        radius: 'sharp',
        density: 'compact',
        typography: { baseSize: 17, fontFamily: 'Georgia, serif', fontFamilyMono: 'Courier' },
        color: {
          accent: { primary: '#b3202a', level: 2 },
          surface: { background: '#10181f', foreground: '#f4efe6' },
        },
      },
    });
    await until(() => element.shadowRoot?.querySelector('.concierge'), 'drawn');
    expect(token(element, '--openskies-color-accent')).to.equal('#b3202a');
    expect(token(element, '--openskies-color-surface')).to.equal('#10181f');
    expect(token(element, '--openskies-color-text')).to.equal('#f4efe6');
    expect(token(element, '--openskies-font-size')).to.equal('17px');
    expect(getComputedStyle(find(element, '.concierge')).fontFamily).to.equal('Georgia, serif');
    const { colorScheme, radius, density } = element;
    expect([colorScheme, radius, density]).to.deep.equal(['dark', 'sharp', 'compact']);
    element.setOptions({ api: { url: server.apiUrl } });
    await until(() => token(element, '--openskies-color-accent') === '', 'taken off');
    expect([element.colorScheme, element.radius]).to.deep.equal([null, 'round']);
  });

  it('leaves alone what the page set on the element itself', async () => {
    const server = await scripted({ steps: [] });
    const api = { url: server.apiUrl };
    const element = await mount(server, (one) => {
      one.setAttribute('locale', 'de');
      one.setAttribute('color-scheme', 'dark');
      one.setAttribute('density', 'compact');
      one.setOptions({ api, locale: 'fr', theme: { density: 'spacious', radius: 'sharp' } });
    });
    const looks = () => [element.locale, element.colorScheme, element.density, element.radius];
    expect(looks()).to.deep.equal(['de', 'dark', 'compact', 'sharp']);
    element.setOptions({ api, theme: 'light' });
    await element.updateComplete;
    expect(looks()).to.deep.equal(['de', 'dark', 'compact', 'round']);
    element.removeAttribute('locale');
    element.removeAttribute('density');
    element.setOptions({ api, locale: 'fr', theme: { density: 'spacious' } });
    expect(looks()).to.deep.equal(['fr', 'dark', 'spacious', 'round']);
  });

  it('wears greys of one hue, and lets the page’s own style sheet have the last word', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('openskies-concierge { --openskies-color-surface: rgb(1, 2, 3) }');
    document.adoptedStyleSheets.push(sheet);
    const server = await scripted({ steps: [] });
    const element = await mountWith(server, {
      theme: { color: { grayscale: { hue: 240, tint: 6, shade: -1 } } },
    });
    await until(() => element.shadowRoot?.querySelector('.concierge'), 'drawn');
    expect(token(element, '--openskies-color-surface')).to.equal('rgb(1, 2, 3)');
    expect(token(element, '--openskies-color-text')).to.contain('240');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  it('lends the page’s fonts, and gives them back', async () => {
    const families = () => [...document.fonts].map(({ family }) => family);
    const server = await scripted({ steps: [] });
    const element = await mountWith(server, {
      theme: {
        typography: { fontSources: [{ family: 'Aero', src: '/aero.woff2', weight: 600 }] },
      },
    });
    await until(() => families().includes('Aero'), 'font');
    element.setOptions({ api: { url: server.apiUrl }, theme: 'light' });
    await until(() => !families().includes('Aero'), 'no font');
  });

  it('has the page’s own buttons in the header, named', async () => {
    const clicked: string[] = [];
    const server = await scripted({ steps: [] });
    const element = await mountWith(server, {
      header: {
        title: { text: 'Ask Fjord' },
        leftAction: { icon: 'sidebar-open-left', onClick: () => clicked.push('left') },
        rightAction: {
          icon: 'settings-cog',
          label: 'Settings',
          onClick: () => clicked.push('right'),
        },
      },
      frameTitle: 'Help desk',
    });
    await until(() => findAll(element, '[part~=header-action] path').length === 2, 'icons');
    button(element, 'sidebar open left').click();
    button(element, 'Settings').click();
    expect(clicked).to.deep.equal(['left', 'right']);
    expect(textOf(find(element, '.header-title'))).to.equal('Ask Fjord');
    const box = find(element, '.concierge');
    expect([box.role, box.ariaLabel]).to.deep.equal(['region', 'Help desk']);
    await expectAccessible(element);
  });

  it('warns that hosted agents are out of reach', async () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => warned.push(line);
    try {
      document
        .createElement('openskies-concierge')
        .setOptions({ api: { getClientSecret: () => Promise.resolve('secret') } });
    } finally {
      console.warn = warn;
    }
    expect(warned.join()).to.contain('api.getClientSecret');
  });

  const growing = (more: object[] = []) => ({
    type: 'threads.create',
    events: [
      ...opening('Hello'),
      added(assistantItem('msg_2', '')),
      delta('msg_2', long),
      { hold: true },
      done(assistantItem('msg_2', long)),
      ...more,
    ],
  });
  const fromEnd = (element: OpenskiesConcierge) => {
    const { scrollHeight, scrollTop, clientHeight } = find(element, '.message-list');
    return scrollHeight - scrollTop - clientHeight;
  };

  it('follows a reply that grows, unless thread.autoScroll is off', async () => {
    for (const autoScroll of [true, false]) {
      const server = await scripted({ steps: [growing()] });
      const element = await mountWith(server, { initialThread: null, thread: { autoScroll } });
      void element.sendUserMessage({ text: 'Hello' });
      await until(() => findAll(element, '.markdown p').length === 40, 'all lines');
      if (autoScroll) await until(() => fromEnd(element) < 4, 'at its end');
      else await until(() => element.shadowRoot?.querySelector('.to-latest'), 'the way to the end');
      expect(fromEnd(element) < 4).to.equal(autoScroll);
      await server.go();
    }
  });

  it('lets any answer be asked for again where the page wants that, and drops what follows', async () => {
    const stored = storedThread(
      userItem('msg_1', 'One'),
      assistantItem('msg_2', 'First'),
      userItem('msg_3', 'Two'),
      assistantItem('msg_4', 'Second'),
    );
    const events = [done(assistantItem('msg_5', 'First again'))];
    const server = await scripted({
      steps: [
        { type: 'threads.get_by_id', json: stored },
        { type: 'threads.retry_after_item', events },
      ],
    });
    const element = await mountWith(server, {
      initialThread: threadId,
      threadItemActions: { retry: true },
    });
    await until(() => findAll(element, '[aria-label="Ask again"]').length === 2, 'two buttons');
    findAll(element, '[aria-label="Ask again"]')[0]?.click();
    await until(() => textOf(find(element, '.entries')).includes('First again'), 'the new answer');
    expect(findAll(element, '.bubble, .markdown').map(textOf)).to.deep.equal([
      'One',
      'First again',
    ]);
    const { body } = await server.request('threads.retry_after_item');
    expect(body?.params['item_id']).to.equal('msg_1');
  });

  it('offers to ask again after the last answer alone by itself, and never with retry off', async () => {
    const stored = storedThread(
      userItem('msg_1', 'One'),
      assistantItem('msg_2', 'First'),
      userItem('msg_3', 'Two'),
      assistantItem('msg_4', 'Second'),
    );
    for (const [threadItemActions, count] of [
      [{}, 1],
      [{ retry: false, feedback: false }, 0],
    ] as const) {
      const server = await scripted({ steps: [{ type: 'threads.get_by_id', json: stored }] });
      const element = await mountWith(server, { initialThread: threadId, threadItemActions });
      await until(() => findAll(element, '[aria-label="Copy"]').length === 2, 'answers');
      expect(findAll(element, '[aria-label="Ask again"]')).to.have.length(count);
      expect(findAll(element, '[aria-label="Helpful"]')).to.have.length(count * 2);
    }
  });

  it('tells the page of links into it', async () => {
    const words = 'See [your trip](chatkit-link://show%20trip?code=LL0EZ6&tab=seats).';
    const server = await scripted({
      steps: [
        {
          type: 'threads.get_by_id',
          json: storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', words)),
        },
      ],
    });
    const element = await mountWith(server, { initialThread: threadId });
    const heard: unknown[] = [];
    element.addEventListener('openskies-deeplink', ({ detail }) => heard.push(detail));
    await until(() => element.shadowRoot?.querySelector('.markdown a'), 'link');
    find(element, '.markdown a').click();
    expect(heard).to.deep.equal([{ name: 'show trip', data: { code: 'LL0EZ6', tab: 'seats' } }]);
    await expectAccessible(element);
  });
});
