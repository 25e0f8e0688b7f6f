/** Every recording of the reference server, replayed over HTTP to the element; what it shows is read back. */
import { applyEvent, decodeEvent, emptyThread, type ThreadItem } from '@openskies/protocol';
import { expect } from '@open-wc/testing';
import {
  cleanUp,
  expectAccessible,
  findAll,
  mount,
  scripted,
  textOf,
  until,
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';

interface Exchange {
  request?: { json?: { type: string; params: Record<string, never> } };
  response?: { status: number; events?: unknown[]; ended?: string };
}

// Not here: `retry` answers an earlier message again, which the element does not offer; `rest`, `transcribe` and
// `bad-requests` draw nothing.
const recordings = [
  ...['assistance', 'bag-confirm', 'booking', 'cancel-confirm', 'citations', 'feedback'],
  ...['hello-then-seat', 'invalid-seat', 'items-paging', 'meal-widget', 'reasoning'],
  ...['rebook-action', 'seat-change', 'threads-crud', 'unknown-flight', 'upsell-action'],
  ...['abort-midstream', 'attachment-flow'],
].map((name) => `wire/${name}`);

const clientRecordings = [
  ...['client-effect', 'client-tool-skipped', 'client-tool', 'custom-error-retry', 'form'],
  ...['hidden', 'lock', 'no-cancel', 'notice', 'progress', 'removed', 'replaced', 'soft-error'],
  ...['sources', 'stream-error', 'structured-input', 'task', 'widget-all', 'widget-streaming'],
  'workflow',
].map((name) => `wire-client/${name}`);

describe('the element against recordings', () => {
  afterEach(cleanUp);

  for (const recording of [...recordings, ...clientRecordings]) {
    it(`shows what ${recording} says`, async () => {
      const answer = await fetch(`/__scripted/recording/${recording}`);
      const { steps } = (await answer.json()) as { steps: Exchange[] };
      const server = await scripted({ recording });
      const element = await mount(server, (node) => {
        if (answersTool(steps)) node.clientTools = { get_selected_seat: () => ({ seat: '14A' }) };
      });
      const expected = await replay(element, steps);
      const words = expected.flatMap(wordsOf);
      await until(() => shownMessages(element).length >= words.length, 'all is drawn');
      expect(shownMessages(element)).to.deep.equal(words);
      expect(findAll(element, 'openskies-widget')).to.have.length(
        expected.filter(({ type }) => type === 'widget' || type === 'structured_input').length,
      );
      await expectAccessible(element);
    });
  }
});

/** Does what the recorded customer did, and reduces what came to the items that must stand. */
async function replay(element: OpenskiesConcierge, steps: Exchange[]): Promise<ThreadItem[]> {
  let thread = emptyThread;
  let ended = 0;
  let awaited = 0;
  element.addEventListener('openskies-response-end', () => (ended += 1));
  for (const { request, response } of steps) {
    const operation = request?.json;
    if (!operation || !response?.events || !isOffered(operation.type)) continue;
    if (operation.type === 'threads.create') thread = emptyThread;
    void act(element, operation);
    for (const event of response.events.map(decodeEvent)) {
      if (event) thread = applyEvent(thread, event);
    }
    if (response.ended === 'aborted') {
      await until(() => endsWith(element, thread.items.data), 'all has come');
      await element.stop();
    }
    awaited += 1;
    await until(() => ended === awaited, `${operation.type} has ended`);
  }
  return thread.items.data;
}

/** Whether the recorded page had the tool that was called. */
function answersTool(steps: Exchange[]): boolean {
  return steps.some(({ request }) => request?.json?.type === 'threads.add_client_tool_output');
}

/** Questions of a `structured_input` have no view yet. */
function isOffered(type: string): boolean {
  return type !== 'threads.add_structured_input';
}

function endsWith(element: OpenskiesConcierge, items: ThreadItem[]): boolean {
  return shownMessages(element).at(-1) === items.flatMap(wordsOf).at(-1);
}

async function act(
  element: OpenskiesConcierge,
  { type, params }: { type: string; params: Record<string, never> },
): Promise<void> {
  switch (type) {
    case 'threads.create':
    case 'threads.add_user_message': {
      const { content, attachments } = params['input']! as { content: never; attachments: never };
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
    default:
      return;
  }
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
