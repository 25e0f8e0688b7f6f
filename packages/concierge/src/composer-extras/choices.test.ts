import { expect } from '@open-wc/testing';
import { assistantItem, done, opening } from '../../test/events.ts';
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
import type { OpenskiesConcierge } from '../concierge.ts';
import type { ConciergeOptions } from '../options.ts';

const composer: ConciergeOptions['composer'] = {
  tools: [
    { id: 'seats', label: 'Find a seat', icon: 'lucide:armchair', placeholderOverride: 'Aisle?' },
    {
      id: 'bags',
      label: 'Look after bags',
      shortLabel: 'Bags',
      icon: 'suitcase',
      persistent: true,
    },
    { id: 'map', label: 'Show the airport', icon: 'maps', pinned: true },
  ],
  models: [
    { id: 'old', label: 'Old', disabled: true },
    { id: 'quick', label: 'Quick', description: 'Answers at once', default: true },
    { id: 'thorough', label: 'Thorough' },
  ],
};

const answers = (count: number): Step[] => [
  { type: 'threads.create', events: [...opening('Hi'), done(assistantItem('msg_2', 'Hello.'))] },
  ...Array.from({ length: count - 1 }, () => ({
    type: 'threads.add_user_message',
    events: [done(assistantItem('msg_3', 'Yes.'))],
  })),
];

async function open(steps: Step[] = []) {
  const server = await scripted({ steps });
  const told: (string | null)[] = [];
  const element = await mount(server, (node) => {
    node.panels = 'chat';
    node.addEventListener('openskies-tool-change', ({ detail }) => told.push(detail.toolId));
    node.setOptions({ api: { url: server.apiUrl }, composer: composer! });
  });
  await until(() => element.shadowRoot?.querySelector('.model'), 'the buttons');
  return { element, server, told };
}

const items = (element: OpenskiesConcierge) => findAll(element, '[role="menuitemradio"]');
const focused = (element: OpenskiesConcierge) => element.shadowRoot?.activeElement as HTMLElement;
const input = (element: OpenskiesConcierge) => find<HTMLTextAreaElement>(element, 'textarea');
const options = { inference_options: {} };

async function openMenu(element: OpenskiesConcierge, name: string): Promise<void> {
  button(element, name).click();
  await until(() => items(element).includes(focused(element)), 'the menu');
}

describe('tools', () => {
  afterEach(cleanUp);

  it('begin at the start of the box, and leave send beside the model at its end', async () => {
    const { element } = await open();
    await openMenu(element, 'Tools');
    items(element)[1]!.click();
    await until(() => findAll(element, '.tool').length === 1, 'the tool');
    const box = (selector: string) => find(element, selector).getBoundingClientRect();
    for (let width = 280; width <= 480; width += 20) {
      element.style.setProperty('width', `${width}px`);
      const composer = box('.composer');
      const tools = box('.composer-field + .icon-button');
      expect(tools.left - composer.left, `tools at ${width}`).to.be.below(12);
      expect(composer.right - box('.send').right, `send at ${width}`).to.equal(6);
      expect(box('.model').top, `model at ${width}`).to.be.within(
        box('.send').top,
        box('.send').bottom,
      );
    }
  });

  it('are accessible, closed, open and chosen', async () => {
    const { element } = await open();
    await expectAccessible(element);
    await openMenu(element, 'Tools');
    await expectAccessible(element);
    items(element)[1]!.click();
    await until(() => findAll(element, '.tool').length === 1, 'the chosen one');
    await expectAccessible(element);
    expect(textOf(find(element, '.tool'))).to.equal('Bags');
  });

  it('are chosen by keyboard, and tell the page', async () => {
    const { element, told } = await open();
    await openMenu(element, 'Tools');
    expect(items(element).map(textOf)).to.deep.equal(['Find a seat', 'Look after bags']);
    expect(textOf(focused(element))).to.equal('Find a seat');
    press(focused(element), 'ArrowUp');
    expect(textOf(focused(element))).to.equal('Look after bags');
    press(focused(element), 'f');
    expect(textOf(focused(element))).to.equal('Find a seat');
    press(focused(element), 'Escape');
    await until(() => items(element).length === 0, 'closed');
    expect(focused(element)).to.equal(button(element, 'Tools'));
    await openMenu(element, 'Tools');
    focused(element).click();
    await until(() => input(element).placeholder === 'Aisle?', 'its words');
    expect(focused(element)).to.equal(input(element));
    expect(told).to.deep.equal(['seats']);
    button(element, 'Remove Find a seat').click();
    await until(() => findAll(element, '.tool').length === 0, 'removed');
    expect(told).to.deep.equal(['seats', null]);
  });

  it('stand in the composer when they are pinned, and are switched there', async () => {
    const { element, told } = await open();
    const pinned = button(element, 'Show the airport');
    expect(pinned.getAttribute('aria-pressed')).to.equal('false');
    pinned.click();
    await until(() => pinned.getAttribute('aria-pressed') === 'true', 'pressed');
    pinned.click();
    await until(() => pinned.getAttribute('aria-pressed') === 'false', 'released');
    expect(told).to.deep.equal(['map', null]);
  });

  it('go with one message, or stay when they are persistent', async () => {
    const { element, server, told } = await open(answers(3));
    await element.setComposerValue({ text: 'Hi', selectedToolId: 'seats' });
    press(input(element), 'Enter');
    const first = await server.request('threads.create');
    expect(first.body?.params).to.have.deep.nested.property('input.inference_options', {
      model: 'quick',
      tool_choice: { id: 'seats' },
    });
    await until(() => findAll(element, '.message-actions').length > 0, 'the answer');
    await element.setComposerValue({ selectedToolId: 'bags' });
    press(type(element, 'And?'), 'Enter');
    await server.request('threads.add_user_message');
    expect(findAll(element, '.tool')).to.have.length(1);
    expect(told).to.deep.equal(['seats', null, 'bags']);
  });

  it('come back with a message that was not sent', async () => {
    const { element, told } = await open([{ type: 'threads.create', status: 500, text: '' }]);
    await element.setComposerValue({
      text: 'Hi',
      reply: 'Your seat is 14C.',
      selectedToolId: 'seats',
    });
    press(input(element), 'Enter');
    await until(() => told.length === 3, 'the tool again');
    expect(input(element).value).to.equal('Hi');
    expect(told).to.deep.equal(['seats', null, 'seats']);
    await until(() => findAll(element, '.reply').length === 1, 'the quote again');
  });

  it('are let go when the page has them no more', async () => {
    const { element, server, told } = await open();
    await element.setComposerValue({ selectedToolId: 'seats' });
    element.setOptions({ api: { url: server.apiUrl }, composer: { models: composer.models! } });
    await until(() => told.length === 2, 'told');
    expect(told).to.deep.equal(['seats', null]);
  });
});

describe('models', () => {
  afterEach(cleanUp);

  it('are chosen from a menu that says what they are', async () => {
    const { element, server } = await open(answers(1));
    await openMenu(element, 'Model: Quick');
    await expectAccessible(element);
    expect(items(element).map((node) => node.ariaChecked)).to.deep.equal([
      'false',
      'true',
      'false',
    ]);
    expect(textOf(focused(element))).to.equal('Quick Answers at once');
    items(element)[0]!.click();
    expect(items(element), 'what is disabled is not chosen').to.have.length(3);
    press(focused(element), 'End');
    focused(element).click();
    await until(() => textOf(find(element, '.model')) === 'Thorough', 'the chosen one');
    press(type(element, 'Hi'), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.inference_options', {
      model: 'thorough',
    });
    expect(button(element, 'Model: Thorough')).to.equal(find(element, '.model'));
  });
});

describe('a quote', () => {
  afterEach(cleanUp);

  it('stands above the draft, goes with the message, and can be taken away', async () => {
    const server = await scripted({ steps: answers(1) });
    const element = await mount(server, (node) => (node.panels = 'chat'));
    await element.setComposerValue({ reply: 'Your seat is 14C.' });
    await until(() => findAll(element, '.reply').length === 1, 'the quote');
    await expectAccessible(element);
    expect(textOf(find(element, '.reply-text'))).to.equal('Your seat is 14C.');
    button(element, 'Remove the quote').click();
    await until(() => findAll(element, '.reply').length === 0, 'no quote');
    expect(focused(element)).to.equal(input(element));
    await element.setComposerValue({ reply: 'Your seat is 14C.', text: 'Why?' });
    press(input(element), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.deep.equal({
      input: {
        content: [{ type: 'input_text', text: 'Why?' }],
        attachments: [],
        quoted_text: 'Your seat is 14C.',
        ...options,
      },
    });
    expect(findAll(element, '.reply')).to.have.length(0);
  });
});

describe('what the page fills in', () => {
  afterEach(cleanUp);

  it('leaves the rest of the draft as it is', async () => {
    const { element } = await open();
    type(element, 'Mine');
    await element.setComposerValue({ selectedModelId: 'thorough' });
    await until(() => textOf(find(element, '.model')) === 'Thorough', 'the model');
    expect(input(element).value).to.equal('Mine');
    await element.setComposerValue({ selectedModelId: 'old' });
    await until(() => textOf(find(element, '.model')) === 'Quick', 'a disabled one is none');
    await element.setComposerValue({ selectedToolId: 'nothing' });
    expect(findAll(element, '.tool')).to.have.length(0);
  });

  it('sends all of ChatKit’s fields', async () => {
    const { element, server } = await open(answers(1));
    await element.sendUserMessage({
      content: [
        { type: 'input_text', text: 'Is ' },
        { type: 'input_tag', id: 'f1', text: 'OA476' },
      ],
      reply: 'Your flight',
      attachments: [{ type: 'file', id: 'atc_1', name: 'visa.pdf', mime_type: 'application/pdf' }],
      toolChoice: { id: 'map' },
      model: 'thorough',
      newThread: true,
    });
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.deep.equal({
      input: {
        content: [
          { type: 'input_text', text: 'Is ' },
          { type: 'input_tag', id: 'f1', text: 'OA476', data: {} },
        ],
        attachments: ['atc_1'],
        quoted_text: 'Your flight',
        inference_options: { model: 'thorough', tool_choice: { id: 'map' } },
      },
    });
  });
});

describe('the disclaimer', () => {
  afterEach(cleanUp);

  it('is the page’s Markdown, in ink where it asks for that, or none', async () => {
    const server = await scripted({ steps: [] });
    const api = { url: server.apiUrl };
    const element = await mount(server, (node) =>
      node.setOptions({
        api,
        disclaimer: { text: 'See our [terms](https://example.com/terms).', highContrast: true },
      }),
    );
    await until(() => element.shadowRoot?.querySelector('.disclaimer a'), 'the link');
    await expectAccessible(element);
    expect(textOf(find(element, '.disclaimer'))).to.equal('See our terms.');
    const ink = getComputedStyle(find(element, '.disclaimer')).color;
    expect(ink).to.equal(getComputedStyle(find(element, '.start-title')).color);
    element.setOptions({ api, disclaimer: { text: '' } });
    await until(() => findAll(element, '.disclaimer').length === 0, 'none');
  });
});

describe('a composer of text alone', () => {
  afterEach(cleanUp);

  it('has nothing but the text and its button', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => (node.panels = 'chat'));
    await until(() => element.shadowRoot?.querySelector('.prompt'), 'the start screen');
    const inside = [
      ...find(element, '.composer').querySelectorAll('button, input, textarea, span'),
    ];
    expect(inside.map(({ localName }) => localName)).to.deep.equal(['textarea', 'button']);
    expect(input(element).getAttribute('aria-autocomplete')).to.equal(null);
  });
});
