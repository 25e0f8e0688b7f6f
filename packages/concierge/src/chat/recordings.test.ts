/** Every recording of the reference server, replayed over HTTP to the element; what it shows is read back. */
import {
  applyEvent,
  decodeEvent,
  dropAfter,
  emptyThread,
  type Thread,
  type ThreadItem,
} from '@openskies/protocol';
import { expect } from '@open-wc/testing';
import { outlineOf } from '../../test/outline.ts';
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
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';
import { loadFamily } from '../widgets/families.ts';

interface Exchange {
  request?: { json?: { type: string; params: Record<string, never> } };
  response?: { status: number; events?: unknown[]; ended?: string };
}

// `rest` and `bad-requests` have no turn: see below.
const recordings = [
  ...['assistance', 'bag-confirm', 'booking', 'cancel-confirm', 'citations', 'feedback'],
  ...['hello-then-seat', 'invalid-seat', 'items-paging', 'meal-widget', 'reasoning', 'retry'],
  ...['rebook-action', 'seat-change', 'threads-crud', 'unknown-flight', 'upsell-action'],
  ...['abort-midstream', 'attachment-flow'],
].map((name) => `wire/${name}`);

const clientRecordings = [
  ...['client-effect', 'client-tool-skipped', 'client-tool', 'custom-error-retry', 'form'],
  ...['hidden', 'lock', 'no-cancel', 'notice', 'progress', 'removed', 'replaced', 'soft-error'],
  ...['sources', 'stream-error', 'structured-input', 'task', 'widget-all', 'widget-streaming'],
  'workflow',
].map((name) => `wire-client/${name}`);

/** What each recording looks like in the end, in lines; read by eye, and compared. */
const outlines: Record<string, string[]> = {};

/** The conversation, once nothing in it is on its way. */
async function outlineFor(element: OpenskiesConcierge): Promise<string[]> {
  const waiting =
    '.waiting, .w-reserved, openskies-concierge :not(:defined), .entries :not(:defined)';
  await until(() => !element.shadowRoot?.querySelector(waiting), 'all parts have come');
  return findAll(element, '.entry').flatMap((entry) => {
    for (const part of entry.querySelectorAll('.message-actions')) part.remove();
    return entry.querySelector('.day-divider') ? [] : outlineOf(entry);
  });
}

describe('the element against recordings', () => {
  before(() => Promise.all((['sources', 'steps', 'tree', 'questions'] as const).map(loadFamily)));
  afterEach(cleanUp);

  for (const recording of [...recordings, ...clientRecordings]) {
    it(`shows what ${recording} says`, async () => {
      const answer = await fetch(`/__scripted/recording/${recording}`);
      const { steps } = (await answer.json()) as { steps: Exchange[] };
      const server = await scripted({ recording });
      const element = await mount(server, (node) => {
        if (answersTool(steps)) node.clientTools = { get_selected_seat: () => ({ seat: '14A' }) };
        const { apiUrl: url } = node;
        node.setOptions({ api: { url }, threadItemActions: { feedback: true, retry: true } });
      });
      const expected = await replay(element, steps);
      const words = expected.flatMap(wordsOf);
      await until(() => shownMessages(element).length >= words.length, 'all is drawn');
      expect(shownMessages(element)).to.deep.equal(words);
      expect(findAll(element, 'openskies-widget')).to.have.length(
        expected.filter(({ type }) => type === 'widget' || type === 'structured_input').length,
      );
      await expectAccessible(element);
      outlines[recording] = await outlineFor(element);
    });
  }

  it('shows the customer of wire/rest', async () => {
    const server = await scripted({ recording: 'wire/rest', server: '0.1.0; model=demo' });
    const element = await mount(server);
    await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the customer');
    outlines['wire/rest'] = outlineOf(find(element, '.customer-header'));
  });

  it('says that the thread of wire/bad-requests cannot be opened', async () => {
    const server = await scripted({ recording: 'wire/bad-requests' });
    const element = await mount(server, (node) => (node.threadId = 'thr_doesnotexist'));
    await until(
      () => element.shadowRoot?.querySelector('.chat-panel [part~=state-error]'),
      'the failure',
    );
    await expectAccessible(element);
    outlines['wire/bad-requests'] = outlineOf(find(element, '.chat-panel [part~=state-error]'));
  });

  it('shows them as recorded-outlines.json has them', async () => {
    const body = JSON.stringify(outlines);
    const written = await fetch('/__scripted/written/recorded-outlines', { method: 'POST', body });
    expect(outlines).to.deep.equal(await written.json());
  });
});

/** Does what the recorded customer did, and reduces what came to the items that must stand. */
async function replay(element: OpenskiesConcierge, steps: Exchange[]): Promise<ThreadItem[]> {
  let thread = emptyThread;
  let ended = 0;
  let awaited = 0;
  element.addEventListener('openskies-response-end', () => (ended += 1));
  for (const { request, response } of steps) {
    const operation = request?.json;
    if (!operation || !response?.events) continue;
    if (operation.type === 'threads.create') thread = emptyThread;
    void act(element, thread, operation);
    if (operation.type === 'threads.retry_after_item') {
      thread = dropAfter(thread, operation.params['item_id']!);
    }
    for (const event of response.events.map(decodeEvent)) {
      if (event) thread = applyEvent(thread, event);
    }
    if (response.ended === 'aborted') {
      await until(() => endsWith(element, thread.items.data), 'all has come');
      await element.stop();
    }
    awaited += 1;
    // A tool of the page answers by itself: the reply to that may have ended too.
    await until(() => ended >= awaited, `${operation.type} has ended`);
  }
  expect(ended).to.equal(awaited);
  return thread.items.data;
}

/** Whether the recorded page had the tool that was called. */
function answersTool(steps: Exchange[]): boolean {
  return steps.some(({ request }) => request?.json?.type === 'threads.add_client_tool_output');
}

function endsWith(element: OpenskiesConcierge, items: ThreadItem[]): boolean {
  return shownMessages(element).at(-1) === items.flatMap(wordsOf).at(-1);
}

async function act(
  element: OpenskiesConcierge,
  thread: Thread,
  { type, params }: { type: string; params: Record<string, never> },
): Promise<void> {
  switch (type) {
    case 'threads.create':
    case 'threads.add_user_message': {
      const { content, attachments: ids } = params['input']! as {
        content: never;
        attachments: string[];
      };
      const attachments = ids.map((id) => ({ type: 'file' as const, id, name: id, mime_type: '' }));
      const newThread = type === 'threads.create';
      return element.sendUserMessage({ content, attachments, newThread });
    }
    case 'threads.custom_action':
    case 'threads.sync_custom_action': {
      const action = {
        ...(params['action']! as { type: string }),
        streaming: !type.includes('sync'),
      };
      return element.sendCustomAction(action, params['item_id']);
    }
    case 'threads.retry_after_item': {
      const bubbles = findAll(element, 'openskies-user-message, openskies-assistant-message');
      const ids = thread.items.data.map(({ id }) => id);
      const asked = bubbles[ids.indexOf(params['item_id']!) + 1];
      asked?.querySelector<HTMLElement>('[aria-label="Ask again"]')?.click();
      return;
    }
    case 'threads.add_structured_input':
      return answerQuestions(element, (params['input'] as unknown as { answers: Answers }).answers);
    default:
      return;
  }
}

type Answers = Record<string, { values?: string[] }>;

/** Ticks and writes what the recorded customer did, and sends it. */
async function answerQuestions(element: OpenskiesConcierge, answers: Answers): Promise<void> {
  await until(
    () => element.shadowRoot?.querySelector('openskies-structured-input form'),
    'questions',
  );
  for (const [id, { values = [] }] of Object.entries(answers)) {
    for (const value of values) {
      const choices = findAll(element, `[name="choice ${id}"]`) as HTMLInputElement[];
      const choice = choices.find((one) => one.value === value);
      // The recorded customer answered a question, too, that nobody asked.
      const [own] = findAll(element, `[name="own ${id}"]`) as HTMLInputElement[];
      if (choice) choice.click();
      else if (own) own.value = value;
    }
  }
  button(element, 'Send answers').click();
}

/** Customer's and concierge's words, in their order, without spaces. */
function shownMessages(element: OpenskiesConcierge): string[] {
  return findAll(element, '.bubble, .message-body').map((node) => {
    const words = node.cloneNode(true) as Element;
    for (const number of words.querySelectorAll('.citation')) number.remove();
    return compact(textOf(words));
  });
}

function wordsOf(item: ThreadItem): string[] {
  if (item.type === 'user_message') return [compact(item.content.map(({ text }) => text).join(''))];
  if (item.type === 'assistant_message') {
    return [compact(item.content.map(({ text }) => text.replace(/[*`#]/g, '')).join(''))];
  }
  return [];
}

function compact(text: string): string {
  return text.replace(/\s/g, '');
}
