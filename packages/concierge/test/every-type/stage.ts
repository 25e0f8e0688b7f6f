/** What the proofs are made of: the element against a scripted server, and what it shows. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import {
  assistantItem,
  opening,
  storedThread,
  threadCreated,
  threadId,
  userItem,
} from '../events.ts';
import { mount, scripted, textOf, until, type Step } from '../scripted.ts';

/** Type → its proof, which rejects where the element does not draw or send it. */
export type Proofs = Record<string, () => Promise<unknown>>;

export const common = { thread_id: threadId, created_at: '2026-11-22T09:08:58.931Z' };
export const item = (type: string, more: object) => ({ id: `${type}_1`, ...common, type, ...more });
export const said = (element: OpenskiesConcierge) =>
  textOf(element.shadowRoot?.querySelector('.entries'));
export const has = (element: OpenskiesConcierge, selector: string) =>
  element.shadowRoot?.querySelector(selector) !== null;

/** A thread that is stored with these items. */
export async function stored(items: object[], steps: Step[] = []): Promise<OpenskiesConcierge> {
  const server = await scripted({
    steps: [
      { type: 'threads.get_by_id', json: storedThread(userItem('msg_1', 'Hello'), ...items) },
      ...steps,
    ],
  });
  return mount(server, (element) => (element.threadId = threadId));
}

/** A first message that is answered with these events. */
export async function streamed(events: object[], steps: Step[] = []): Promise<OpenskiesConcierge> {
  const server = await scripted({
    steps: [{ type: 'threads.create', events: [...opening('Hello'), ...events] }, ...steps],
  });
  const element = await mount(server);
  void element.sendUserMessage({ text: 'Hello', newThread: true });
  return element;
}

export const sees = (element: OpenskiesConcierge, words: string) =>
  until(() => said(element).includes(words), words);
export const finds = (element: OpenskiesConcierge, selector: string) =>
  until(() => has(element, selector), selector);

/** What the element asked the server for, once it has. */
export async function asks(
  type: string,
  steps: Step[],
  act: (element: OpenskiesConcierge) => unknown,
) {
  const server = await scripted({ steps });
  const element = await mount(server, (node) => (node.threadId = threadId));
  await until(() => element.threadId === threadId, 'thread');
  void act(element);
  await server.request(type);
}

export const answer = assistantItem('msg_2', 'Good day');
export const thread = (...items: object[]): Step => ({
  type: 'threads.get_by_id',
  json: storedThread(userItem('msg_1', 'Hello'), ...items),
});
export const loaded = (element: OpenskiesConcierge) => finds(element, '.bubble');

export const widget = (tree: object) => item('widget', { widget: tree });
export const text = (value: string, more: object = {}) => ({ type: 'Text', value, ...more });
export const card = (...children: object[]) => ({ type: 'Card', children });
export const workflow = (...tasks: object[]) =>
  item('workflow', { workflow: { type: 'custom', tasks, expanded: true } });
export const cites = (source: object) =>
  item('assistant_message', {
    content: [
      {
        type: 'output_text',
        text: 'Bags fit.',
        annotations: [{ type: 'annotation', source, index: 9 }],
      },
    ],
  });
export const asked = (question: object) =>
  item('structured_input', {
    status: 'pending',
    inputs: [{ id: 'q', question: 'Which cabin?', ...question }],
  });
export const updated = (item_id: string, update: object) => ({
  type: 'thread.item.updated',
  item_id,
  update,
});
export const part = (type: string, more: object) =>
  updated('msg_2', { type: `assistant_message.content_part.${type}`, content_index: 0, ...more });
export const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
export const answered = { steps: [thread(answer)] };
export const renamed = (more: object) => ({
  type: 'thread.updated',
  thread: { ...threadCreated.thread, ...more },
});
