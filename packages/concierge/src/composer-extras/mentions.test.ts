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
  until,
  type Step,
} from '../../test/scripted.ts';
import type { CommandsOption, EntitiesOption, Entity } from '../composer-options.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

const found: Entity[] = [
  { id: 'f1', title: 'OA476', group: 'Flights', interactive: true, data: { to: 'JFK' } },
  { id: 'p1', title: 'New York', group: 'Places', icon: 'map-pin' },
  { id: 'f2', title: 'OA477', group: 'Flights' },
];

const search = (query: string) =>
  Promise.resolve(found.filter(({ title }) => title.toLowerCase().startsWith(query.toLowerCase())));

async function open(
  more: { entities?: EntitiesOption; commands?: CommandsOption; steps?: Step[] } = {},
) {
  const { entities = { onTagSearch: search }, commands, steps = [] } = more;
  const server = await scripted({ steps });
  const element = await mount(server, (node) => {
    node.panels = 'chat';
    node.setOptions({
      api: { url: server.apiUrl },
      entities,
      ...(commands ? { commands } : {}),
      composer: { attachments: { enabled: true } },
    });
  });
  await until(() => element.shadowRoot?.querySelector('.attach'), 'the extras');
  await element.focusComposer();
  return { element, server };
}

const input = (element: OpenskiesConcierge) => find<HTMLTextAreaElement>(element, 'textarea');
const options = (element: OpenskiesConcierge) => findAll(element, '[role="option"]');
const active = (element: OpenskiesConcierge) =>
  textOf(
    element.shadowRoot?.getElementById(input(element).getAttribute('aria-activedescendant') ?? ''),
  );
const spoken = (element: OpenskiesConcierge) =>
  textOf(find(element, 'openskies-announcer p:last-child'));
const menu = (element: OpenskiesConcierge) =>
  textOf(element.shadowRoot?.querySelector('.composer-menu'));
const preview = (element: OpenskiesConcierge) =>
  textOf(element.shadowRoot?.querySelector('.entity-preview'));

/** As a keyboard writes at the caret. */
function write(element: OpenskiesConcierge, text: string): void {
  const field = input(element);
  const { selectionStart: from, selectionEnd: to } = field;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function pick(element: OpenskiesConcierge, text: string, what: string): Promise<void> {
  write(element, text);
  await until(() => options(element).some((one) => textOf(one) === what), 'the list');
  press(input(element), 'Enter');
  await until(() => input(element).value.includes(what) && menu(element) === '', 'the tag');
  await until(() => input(element).selectionStart > input(element).value.indexOf(what), 'caret');
}

describe('mentions', () => {
  afterEach(cleanUp);

  it('are found behind @, in groups, by keyboard, and spoken', async () => {
    const { element } = await open();
    write(element, 'Am I on @');
    await until(() => options(element).length === 3, 'the list');
    await expectAccessible(element);
    expect(options(element).map(textOf)).to.deep.equal(['OA476', 'OA477', 'New York']);
    const names = findAll(element, '[role="group"]').map((group) =>
      textOf(element.shadowRoot?.getElementById(group.getAttribute('aria-labelledby') ?? '')),
    );
    expect(names).to.deep.equal(['Flights', 'Places']);
    const list = find(element, '[role="listbox"]');
    expect(input(element).getAttribute('aria-controls')).to.equal(list.id);
    expect(active(element)).to.equal('OA476');
    expect(spoken(element)).to.equal('3 suggestions');
    press(input(element), 'ArrowUp');
    await until(() => active(element) === 'New York', 'the last');
    press(input(element), 'ArrowDown');
    await until(() => active(element) === 'OA476', 'the first');
    press(input(element), 'Enter');
    await until(() => input(element).value === 'Am I on OA476 ', 'the tag');
    expect(findAll(element, '.tag-mark').map(textOf)).to.deep.equal(['OA476']);
    expect(input(element).hasAttribute('aria-activedescendant')).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(input(element));
  });

  it('narrow with each letter, and the last answer counts', async () => {
    const asked: string[] = [];
    let answerFirst = (_: Entity[]): void => undefined;
    const { element } = await open({
      entities: {
        onTagSearch: (query) => {
          asked.push(query);
          if (query === '') return new Promise((resolve) => (answerFirst = resolve));
          return search(query);
        },
      },
    });
    write(element, '@');
    await until(() => menu(element) === 'Loading…', 'the wait');
    await until(() => asked.length === 1, 'the first question');
    write(element, 'n');
    await until(() => options(element).length === 1, 'the second answer');
    answerFirst(found);
    await element.updateComplete;
    expect(options(element).map(textOf)).to.deep.equal(['New York']);
    write(element, 'x');
    await until(() => menu(element) === 'Nothing found', 'nothing');
    expect(spoken(element)).to.equal('Nothing found');
    await expectAccessible(element);
  });

  it('say that they could not be loaded, and stop nothing', async () => {
    const errors: string[] = [];
    const listen = (event: ErrorEvent) => {
      event.preventDefault();
      errors.push(String((event.error as Error).message));
    };
    const { onerror } = window;
    window.onerror = null;
    window.addEventListener('error', listen);
    const { element } = await open({
      entities: { onTagSearch: () => Promise.reject(new Error('down')) },
    });
    write(element, '@');
    await until(() => menu(element) === 'The suggestions could not be loaded.', 'the failure');
    window.removeEventListener('error', listen);
    window.onerror = onerror;
    expect(errors).to.deep.equal(['down']);
  });

  it('close with Escape until the next sign, and Enter sends then', async () => {
    const { element, server } = await open({
      steps: [{ type: 'threads.create', events: opening('Hi @oa') }],
    });
    write(element, 'Hi @o');
    await until(() => options(element).length === 2, 'the list');
    expect(press(input(element), 'Escape').defaultPrevented).to.equal(true);
    await until(() => options(element).length === 0, 'closed');
    write(element, 'a');
    press(input(element), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.content', [
      { type: 'input_text', text: 'Hi @oa' },
    ]);
  });

  it('go as tags among the words', async () => {
    const { element, server } = await open({
      steps: [{ type: 'threads.create', events: opening('x') }],
    });
    write(element, 'Is ');
    await pick(element, '@oa', 'OA476');
    write(element, 'to ');
    await pick(element, '@New Y', 'New York');
    write(element, 'late?');
    expect(input(element).value).to.equal('Is OA476 to New York late?');
    press(input(element), 'Enter');
    const sent = await server.request('threads.create');
    expect(sent.body?.params).to.have.deep.nested.property('input.content', [
      { type: 'input_text', text: 'Is ' },
      {
        type: 'input_tag',
        id: 'f1',
        text: 'OA476',
        data: { to: 'JFK' },
        group: 'Flights',
        interactive: true,
      },
      { type: 'input_text', text: ' to ' },
      { type: 'input_tag', id: 'p1', text: 'New York', data: {}, group: 'Places' },
      { type: 'input_text', text: ' late?' },
    ]);
  });

  it('are deleted as one', async () => {
    const { element } = await open();
    await pick(element, '@oa', 'OA476');
    const field = input(element);
    field.setSelectionRange(5, 5);
    press(field, 'Backspace');
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, 5]);
    write(element, '');
    await until(() => findAll(element, '.tag-mark').length === 0, 'no tag');
    expect(field.value).to.equal(' ');
  });

  it('lie behind their own words, letter by letter', async () => {
    const { element } = await open();
    await element.setComposerValue({
      content: [
        { type: 'input_text', text: 'A line that is long enough to be broken somewhere, to ' },
        { type: 'input_tag', id: 'p1', text: 'New York' },
      ],
    });
    await until(() => findAll(element, '.tag-mark').length === 1, 'the tag');
    const field = input(element);
    const ground = find(element, '.tag-ground');
    const same = ['fontSize', 'lineHeight', 'fontFamily', 'paddingInlineStart', 'whiteSpace'];
    const of = (node: Element) => same.map((name) => getComputedStyle(node)[name as 'fontSize']);
    expect(of(ground)).to.deep.equal(of(field));
    expect(ground.clientWidth).to.equal(field.clientWidth);
    expect(ground.textContent).to.equal(field.value);
  });

  it('begin with a button, where the page wants one', async () => {
    const { element } = await open({ entities: { onTagSearch: search, showComposerMenu: true } });
    write(element, 'On');
    await until(() => button(element, 'Mention something'), 'the button');
    button(element, 'Mention something').click();
    await until(() => options(element).length === 3, 'the list');
    expect(input(element).value).to.equal('On @');
  });

  it('of a sent message tell more on focus, and can be clicked', async () => {
    const clicked: Entity[] = [];
    const asked: string[] = [];
    const item = {
      ...userItem('msg_1', ''),
      content: [
        { type: 'input_text', text: 'Is ' },
        { type: 'input_tag', id: 'f1', text: 'OA476', data: { to: 'JFK' }, interactive: true },
        { type: 'input_tag', id: 'p1', text: 'New York', data: {} },
      ],
    };
    const { element } = await open({
      steps: [{ type: 'threads.get_by_id', json: storedThread(item) }],
      entities: {
        onTagSearch: search,
        onClick: (entity) => clicked.push(entity),
        onRequestPreview: ({ id }) => {
          asked.push(id);
          return Promise.resolve({
            preview: { type: 'Basic', children: [{ type: 'Text', value: 'To New York' }] },
          });
        },
      },
    });
    await element.setThreadId(threadId);
    await until(() => findAll(element, '.entries:not(.waiting) .tag').length, 'the tag');
    const tag = find<HTMLButtonElement>(element, 'button.tag');
    tag.focus();
    await until(() => preview(element) === 'To New York', 'the preview');
    await expectAccessible(element);
    expect(tag.getAttribute('aria-describedby')).to.equal(find(element, '.entity-preview').id);
    press(tag, 'Escape');
    await until(() => findAll(element, '.entity-preview').length === 0, 'gone');
    tag.click();
    await until(() => clicked.length === 1, 'the click');
    expect(clicked).to.deep.equal([
      { id: 'f1', title: 'OA476', interactive: true, data: { to: 'JFK' } },
    ]);
    expect(asked).to.deep.equal(['f1']);
  });
});

describe('a mention in the draft', () => {
  afterEach(cleanUp);

  it('tells more to the pointer and to the caret, and can be clicked', async () => {
    const clicked: string[] = [];
    const { element } = await open({
      entities: {
        onTagSearch: search,
        onClick: ({ title }) => clicked.push(title),
        onRequestPreview: ({ title }) =>
          Promise.resolve({
            preview: { type: 'Basic', children: [{ type: 'Text', value: `All of ${title}` }] },
          }),
      },
    });
    await pick(element, '@oa', 'OA476');
    const field = input(element);
    const point = (type: string) => {
      const { left, top } = find(element, '.tag-mark').getBoundingClientRect();
      const place = { clientX: left + 4, clientY: top + 4 };
      field.dispatchEvent(new PointerEvent(type, { bubbles: true, ...place }));
    };
    point('pointermove');
    await until(() => preview(element) === 'All of OA476', 'the preview');
    await expectAccessible(element);
    field.dispatchEvent(new PointerEvent('pointerleave', { bubbles: true }));
    await until(() => preview(element) === '', 'none');
    point('click');
    expect(clicked).to.deep.equal(['OA476']);
    field.setSelectionRange(2, 2);
    press(field, 'ArrowLeft');
    field.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowLeft', bubbles: true }));
    await until(() => preview(element) === 'All of OA476', 'the preview again');
    field.setSelectionRange(6, 6);
    field.dispatchEvent(new KeyboardEvent('keyup', { key: 'End', bubbles: true }));
    await until(() => preview(element) === '', 'gone');
  });
});

describe('commands', () => {
  afterEach(cleanUp);

  const commands: CommandsOption = {
    enabled: true,
    onSearch: (query) =>
      Promise.resolve(
        [
          { id: 'flight', label: 'Name a flight', description: 'One of yours' },
          { id: 'help', label: 'Help' },
        ].filter(({ label }) => label.toLowerCase().includes(query)),
      ),
    onSelect: ({ id }) => {
      if (id === 'help') return Promise.resolve();
      if (id === 'f1') return Promise.resolve({ type: 'entity', entity: found[0]! });
      return Promise.resolve({
        type: 'menu',
        commands: [
          { id: 'f1', label: 'OA476' },
          { id: 'f2', label: 'OA477' },
        ],
      });
    },
  };

  it('are found behind /, beside the composer’s own, also where it takes the place of @', async () => {
    const { element } = await open({ commands });
    write(element, '@');
    await until(() => active(element) === 'OA476', 'the mentions');
    input(element).select();
    write(element, '/');
    await until(() => textOf(options(element)[1]) === 'Help', 'the list');
    await expectAccessible(element);
    expect(options(element).map(textOf)).to.deep.equal([
      'Name a flight One of yours',
      'Help',
      'Attach files',
    ]);
    write(element, 'att');
    await until(() => options(element).length === 1, 'the own one');
    let picked = 0;
    find<HTMLInputElement>(element, '.file-picker').addEventListener('click', (event) => {
      event.preventDefault();
      picked += 1;
    });
    press(input(element), 'Enter');
    await until(() => picked === 1, 'the files');
    expect(input(element).value).to.equal('');
  });

  it('lead to more commands, and to a tag', async () => {
    const { element } = await open({ commands });
    write(element, 'On /name');
    await until(() => options(element).length === 1, 'the command');
    press(input(element), 'Enter');
    await until(() => textOf(options(element)[0]) === 'OA476', 'the next menu');
    expect(input(element).value).to.equal('On /');
    write(element, '477');
    await until(() => options(element).length === 1, 'narrowed');
    input(element).setSelectionRange(3, 7);
    write(element, '/');
    await until(() => options(element).length === 2, 'both again');
    press(input(element), 'Enter');
    await until(() => input(element).value === 'On OA476 ', 'the tag');
    expect(findAll(element, '.tag-mark').map(textOf)).to.deep.equal(['OA476']);
  });

  it('that do all by themselves leave no trace in the draft', async () => {
    const { element, server } = await open({
      commands,
      steps: [
        { type: 'threads.create', events: [...opening('Hi'), done(assistantItem('a', 'Yes'))] },
      ],
    });
    write(element, 'Hi /hel');
    await until(() => options(element).length === 1, 'the command');
    options(element)[0]!.click();
    await until(() => input(element).value === 'Hi ', 'the rest');
    expect(await server.requests('threads.create')).to.have.length(0);
  });
});
