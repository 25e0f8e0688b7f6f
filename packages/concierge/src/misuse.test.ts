/** A page that gives the element what it cannot use: told what is wrong, and nothing thrown at it. */
import { expect } from '@open-wc/testing';
import type { ConciergeError } from '@openskies/protocol';
import { drawnCustomer } from '../test/customer-fixture.ts';
import { cleanUp, find, findAll, mount, scripted, textOf, type, until } from '../test/scripted.ts';
import type { OpenskiesConcierge } from './concierge.ts';

/** As a page without types calls and sets. */
const call = (element: OpenskiesConcierge, method: string, given: unknown): unknown =>
  (element as unknown as Record<string, (value: unknown) => unknown>)[method]!(given);
const put = (element: OpenskiesConcierge, name: string, value: unknown): unknown =>
  Object.assign(element, { [name]: value });

describe('misuse', () => {
  const { warn } = console;
  let warnings: string[];
  let thrown: unknown[];
  const note = (event: ErrorEvent | PromiseRejectionEvent): void =>
    void thrown.push('reason' in event ? event.reason : event.message);
  beforeEach(() => {
    warnings = [];
    thrown = [];
    console.warn = (sentence: string) => void warnings.push(sentence);
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  afterEach(() => {
    cleanUp();
    console.warn = warn;
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    expect(thrown, 'thrown into the page').to.deep.equal([]);
  });

  for (const [method, given, message] of [
    ['sendUserMessage', undefined, /^sendUserMessage: /],
    ['sendUserMessage', 'Hello', /give text, content or attachments/],
    ['sendUserMessage', { text: '  ' }, /give text, content or attachments/],
    ['sendUserMessage', { text: 7 }, /^sendUserMessage: /],
    ['sendUserMessage', { text: 'Hello', content: 'Hello' }, /^sendUserMessage: /],
    ['sendUserMessage', { text: 'Hello', attachments: [null] }, /lists of objects/],
    ['sendUserMessage', { text: 'Hello', attachments: ['atc_1'] }, /lists of objects/],
    ['sendUserMessage', { content: [{}] }, /lists of objects/],
    ['setComposerValue', { attachments: [{ id: 'atc_1' }] }, /as the server answered them/],
    ['setComposerValue', { files: 'beach.png' }, /a list of File/],
    ['setComposerValue', { files: [{}] }, /a list of File/],
    ['setComposerValue', undefined, /^setComposerValue: /],
  ] as const) {
    it(`${method}(${JSON.stringify(given)}) says what is wrong and sends nothing`, async () => {
      const server = await scripted({ steps: [] });
      const element = await mount(server);
      const errors: ConciergeError[] = [];
      element.addEventListener('openskies-error', ({ detail }) => errors.push(detail.error));
      await call(element, method, given);
      expect(errors.map(({ code, field }) => ({ code, field }))).to.deep.equal([
        { code: 'request.invalid', field: method },
      ]);
      expect(errors[0]!.message).to.match(message);
      expect(findAll(element, 'openskies-user-message')).to.have.length(0);
      expect(await server.requests('threads.create')).to.have.length(0);
    });
  }

  it('draws what it can of tools and header buttons that are none', async () => {
    const server = await scripted({ steps: [] });
    const element = await mount(server, (node) =>
      put(node, 'options', {
        api: { url: server.apiUrl },
        header: { leftAction: { label: 'Menu', onClick: () => undefined } },
        commands: {
          enabled: true,
          onSearch: () => Promise.resolve([]),
          onSelect: () => Promise.resolve(),
        },
        composer: { tools: [null, { id: 'map', label: 'Map', icon: 'map' }], models: [null] },
      }),
    );
    await until(() => findAll(element, '[aria-label="Menu"]').length === 1, 'the button');
    await until(() => element.shadowRoot?.querySelector('[aria-label="Tools"]'), 'the tools');
    await element.focusComposer();
    const field = type(element, '/');
    field.setSelectionRange(1, 1);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => findAll(element, '[role="option"]').length === 1, 'the commands');
    expect(textOf(find(element, '[role="option"]'))).to.equal('Map');
  });

  it('takes a draft of any kind for text', async () => {
    const element = await mount(await scripted({ steps: [] }));
    await call(element, 'setComposerValue', { text: 14 });
    await element.updateComplete;
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).to.equal('14');
  });

  for (const given of [undefined, null, {}]) {
    it(`setOptions(${JSON.stringify(given)}) keeps the address and names what it needs`, async () => {
      const element = await mount(await scripted({ steps: [] }));
      const { apiUrl } = element;
      call(element, 'setOptions', given);
      await element.updateComplete;
      expect(element.apiUrl).to.equal(apiUrl);
    });
  }

  it('drops start prompts that are none, and keeps the others', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => {
      put(node, 'startPrompts', [null, { label: 'Hotel', prompt: 'Find me a hotel' }, 'Seat']);
    });
    expect(findAll(element, '.prompt').map(textOf)).to.deep.equal(['Hotel']);
    expect(warnings.join()).to.contain('startPrompts');
    put(element, 'startPrompts', 'oops');
    await element.updateComplete;
    expect(findAll(element, '.prompt')).to.have.length(0);
    element.startPrompts = null;
    await element.updateComplete;
    expect(findAll(element, '.prompt')).to.have.length(4);
  });

  it('shows both panels where `panels` is no word of ours', async () => {
    for (const word of ['none', 'CHAT', '']) {
      const element = await mount(await scripted({ steps: [] }), (node) => {
        node.customer = drawnCustomer();
        node.setAttribute('panels', word);
      });
      await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the customer');
      const chat = find(element, 'openskies-chat-panel').getBoundingClientRect();
      const customer = find(element, 'openskies-customer-panel').getBoundingClientRect();
      expect(chat.right, word).to.be.at.most(customer.left + 1);
      cleanUp();
    }
  });

  it('says which words it knows where it is given another', async () => {
    await mount(await scripted({ steps: [] }), (node) => {
      node.setAttribute('density', 'dense');
      node.setAttribute('color-scheme', 'dark');
    });
    const said = () => warnings.filter((one) => /density|scheme/i.test(one)); // an earlier element may say of its own
    await until(() => said().length > 0, 'the warning');
    expect(said()).to.deep.equal([
      '<openskies-concierge> density: "dense" is none of compact, normal, spacious.',
    ]);
  });

  it('says that words of the page’s own are no text as they are', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => {
      put(node, 'texts', { 'header.title': 7 });
    });
    expect(textOf(find(element, '.header-title'))).to.equal('7');
  });

  it('asks for its address, and says of a message that it did not go out', async () => {
    const element = await mount(null);
    await until(() => warnings.some((sentence) => sentence.includes('api-url')), 'the warning');
    const codes: string[] = [];
    element.addEventListener('openskies-error', ({ detail }) => codes.push(detail.error.code));
    await element.sendUserMessage({ text: 'Hello' });
    expect(codes).to.deep.equal(['network.unreachable']);
    await until(
      () =>
        textOf(element.shadowRoot?.querySelector('openskies-user-message')).includes('Not sent'),
      'not sent',
    );
  });

  it('leaves no hole where it lies over the page, and fills the window where it should', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => {
      node.style.setProperty('display', 'block');
      node.layout = 'launcher';
    });
    expect(element.getBoundingClientRect().height).to.equal(0);
    element.layout = 'fullscreen';
    await element.updateComplete;
    const { width, height } = element.getBoundingClientRect();
    expect([width, height]).to.deep.equal([
      document.documentElement.clientWidth,
      window.innerHeight,
    ]);
    element.hidden = true;
    expect(getComputedStyle(element).display).to.equal('none');
  });
});
